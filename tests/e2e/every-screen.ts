import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, test } from './site';

/** The rules whose outcome a colour scheme can change. */
const OF_COLOURS = ['color-contrast', 'link-in-text-block'];

/** Dark pages that a test beside theirs looks at in light by every rule. */
const seenInLight = new WeakSet<Page>();

/**
 * Nothing for axe to find; in the dark half of `onEveryScreen` only by the rules that look at colours: the others see the
 * same page in light. No frames are looked into, since the lab has none: that spares axe a second page and most of the time.
 * @param within a selector, where not the whole page is looked at
 */
export async function expectAccessible(page: Page, place = '', within?: string): Promise<void> {
  const builder = new AxeBuilder({ page }).setLegacyMode().options({ resultTypes: ['violations'] });
  if (within) builder.include(within);
  if (seenInLight.has(page)) builder.withRules(OF_COLOURS);
  const { violations } = await builder.analyze();
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
        const page = await context.newPage();
        if (scheme === 'dark') seenInLight.add(page);
        await look(page, site);
        await context.close();
      });
    }
  }
}
