import { expect, test, untilFinished } from './site';

test('a run begun before the recorded one has come is not pushed away by it', async ({ page, site }) => {
  let release = () => {};
  const held = new Promise<void>((resolve) => (release = resolve));
  await page.route('**/recorded-run.json.gz', async (route) => {
    await held;
    await route.continue();
  });
  await page.goto(`${site}?set=workshop-40&n=1&seed=7&engine=cpu&methods=direct`);
  await page.getByRole('button', { name: 'Run', exact: true }).click();
  await expect(page.getByRole('banner')).toContainText('Workshop 40 · 1 · seed 7');
  const arrived = page.waitForResponse('**/recorded-run.json.gz');
  release();
  await arrived;
  await untilFinished(page, 1);
  await expect(page.getByText('A recorded run')).toBeHidden();
  await expect(page.getByText('1 question, asked one way')).toBeVisible();
});
