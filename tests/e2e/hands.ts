import type { Locator, Page } from '@playwright/test';
import { expect } from './site';

/** How a page is gone through. */
export interface Hand {
  press(target: Locator): Promise<void>;
  /** Chooses a box of a group. */
  choose(target: Locator): Promise<void>;
}

/** Goes on with Tab until something has the focus. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  await expect(target).toBeVisible();
  for (let i = 0; i < 150; i++) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab never comes to ${String(target)}`);
}

/** With Tab, the arrow keys, Space and Enter alone. */
export const byKeyboard = (page: Page): Hand => ({
  async press(target) {
    await tabTo(page, target);
    await page.keyboard.press('Enter');
  },
  async choose(target) {
    const group = target.locator('xpath=ancestor::fieldset');
    const boxes = group.getByRole('radio');
    const place = await target.evaluate((element) =>
      [...element.closest('fieldset')!.querySelectorAll('input')].indexOf(element as HTMLInputElement)
    );
    const checked = group.locator('input:checked');
    await tabTo(page, (await checked.count()) > 0 ? checked : boxes.first());
    await page.keyboard.press('Space');
    while (!(await target.evaluate((element) => element === document.activeElement)))
      await page.keyboard.press(place === 0 ? 'ArrowLeft' : 'ArrowRight');
    await expect(target).toBeChecked();
  }
});

/** With the pointer. */
export const byClicks: Hand = {
  press: (target) => target.click(),
  choose: (target) => target.locator('xpath=ancestor::label').click()
};
