import { expectAccessible, expectSound, onEveryScreen } from './every-screen';
import { expect } from './site';

onEveryScreen('axe finds nothing and nothing overflows', async (page, site) => {
  for (const path of [
    '',
    'questions/',
    'questions/set/?id=workshop-40',
    'grading/',
    'models/',
    'runs/',
    'predictions/',
    'backup/',
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
      await expectAccessible(page, 'dialog', 'dialog');
      await page.keyboard.press('Escape');
    }
    await expectSound(page, path);
  }
});
