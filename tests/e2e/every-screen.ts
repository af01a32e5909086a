import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, test } from './site';

/** Nothing for axe to find. @param within a selector, where not the whole page is looked at */
export async function expectAccessible(page: Page, place = '', within?: string): Promise<void> {
  const builder = new AxeBuilder({ page });
  const { violations } = await (within ? builder.include(within) : builder).analyze();
  expect(violations.map(({ id, nodes }) => `${place} ${id}: ${nodes[0].html}`)).toEqual([]);
}

/** Nothing wider than the page. */
export async function expectNoOverflow(page: Page, place = ''): Promise<void> {
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  expect(overflow, place).toBeLessThanOrEqual(0);
}

/** Nothing for axe to find, and nothing wider than the page. */
export async function expectSound(page: Page, place = ''): Promise<void> {
  await expectAccessible(page, place);
  await expectNoOverflow(page, place);
}

/** A test for light and dark, at 1280 and 390 px. @param look opens the page and looks at it */
export function onEveryScreen(title: string, look: (page: Page, site: string) => Promise<void>): void {
  for (const scheme of ['light', 'dark'] as const) {
    for (const width of [1280, 390]) {
      test(`${title}: ${scheme}, ${width} px`, async ({ browser, site }) => {
        const context = await browser.newContext({ viewport: { width, height: 900 }, colorScheme: scheme });
        await look(await context.newPage(), site);
        await context.close();
      });
    }
  }
}
