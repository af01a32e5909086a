import { expect, test } from './site';

test('a link to a set that is not in this browser says so, and what to do', async ({ page, site }) => {
  await page.goto(`${site}?set=of-another-browser`);
  const said = page.getByRole('alert').filter({ hasText: 'There is no question set “of-another-browser”' });
  await expect(said).toBeVisible();
  await expect(page.getByRole('button', { name: 'Run', exact: true })).toBeDisabled();
  await page.getByLabel('Question set').selectOption('workshop-40');
  await expect(said).toHaveCount(0);
  await expect(page.getByRole('button', { name: 'Run', exact: true })).toBeEnabled();

  await page.goto(`${site}questions/set/?id=of-another-browser`);
  await expect(said).toBeVisible();
  await said.getByRole('link', { name: 'All question sets' }).click();
  await expect(page.getByRole('heading', { name: 'Questions', level: 1 })).toBeVisible();
});
