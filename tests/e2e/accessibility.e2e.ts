import AxeBuilder from '@axe-core/playwright';
import { expect, test } from './site';

for (const scheme of ['light', 'dark'] as const) {
  for (const width of [1280, 390]) {
    test(`axe finds nothing and nothing overflows: ${scheme}, ${width} px`, async ({ browser, site }) => {
      const context = await browser.newContext({ viewport: { width, height: 900 }, colorScheme: scheme });
      const page = await context.newPage();
      for (const path of [
        '',
        'questions/',
        'questions/set/?id=workshop-40',
        'grading/',
        'models/',
        'runs/',
        'predictions/',
        'decide/',
        'definitions/'
      ]) {
        await page.goto(site + path);
        await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
        if (path === '') await expect(page.getByRole('table', { name: /side by side/ })).toBeVisible();
        if (path.startsWith('questions/set')) {
          await expect(page.getByRole('table', { name: 'Questions' })).toBeVisible();
        }
        if (path === '') {
          await page.getByRole('button', { name: 'ECE', exact: true }).click();
          await expect(page.getByRole('dialog')).toBeVisible();
          const { violations } = await new AxeBuilder({ page }).include('dialog').analyze();
          expect(violations.map(({ id, nodes }) => `dialog ${id}: ${nodes[0].html}`)).toEqual([]);
          await page.keyboard.press('Escape');
        }
        const { violations } = await new AxeBuilder({ page }).analyze();
        expect(violations.map(({ id, nodes }) => `${path} ${id}: ${nodes[0].html}`)).toEqual([]);
        const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
        expect(overflow, path).toBeLessThanOrEqual(0);
      }
      await context.close();
    });
  }
}
