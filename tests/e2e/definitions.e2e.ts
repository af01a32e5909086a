import { expect, test } from './site';

test('a figure explains itself: plain words, its formula, how it is computed; the keyboard comes back to where it was', async ({
  page,
  site
}) => {
  await page.goto(site);
  const table = page.getByRole('table', { name: /side by side/ });
  const term = table.getByRole('button', { name: 'Brier', exact: true });
  // At first sight nothing can be worked with yet.
  await expect(page.locator('.sight')).toHaveCount(0);
  await term.focus();
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Brier score' });
  await expect(dialog).toContainText('always saying the share of right answers');
  const formula = dialog.locator('math').first();
  await expect(formula).toBeVisible();
  expect((await formula.boundingBox())!.height).toBeGreaterThan(20);
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await expect(term).toBeFocused();

  await page.getByRole('button', { name: 'length-normalised probability', exact: true }).first().click();
  await page.getByRole('dialog').getByRole('link', { name: 'All figures explained' }).click();
  await expect(page.getByRole('heading', { name: 'What the figures mean', level: 1 })).toBeVisible();
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(page.getByRole('region', { name: 'Platt scaling' }).locator('math').first()).toBeVisible();
  await page.getByRole('link', { name: 'Compare' }).click();
  await expect(table).toBeVisible();
});
