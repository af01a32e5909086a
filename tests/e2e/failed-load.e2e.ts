import { expect, test } from './site';

test('a model that does not load leaves the recorded run on the screen; after a reload there is a way back to it', async ({
  page,
  context,
  site
}) => {
  await context.route('**/*.gguf', (route) => route.abort());
  await page.goto(`${site}?set=workshop-40&n=3&methods=direct&engine=cpu`);
  const recorded = page.getByText('A recorded run');
  await expect(recorded).toBeVisible({ timeout: 60_000 });
  await page.getByRole('button', { name: 'Run', exact: true }).click();
  await expect(page.getByRole('region', { name: 'The model did not load' })).toContainText('below', {
    timeout: 120_000
  });
  await expect(page.getByRole('button', { name: 'Try again' })).toBeVisible();
  await expect(recorded).toBeVisible();
  await expect(page.getByRole('group', { name: /^Reliability diagram/ })).toHaveCount(3);

  await page.goto(site);
  await expect(page.getByText('This run has no answers yet')).toBeVisible({ timeout: 60_000 });
  const form = page.getByRole('form', { name: 'New run' });
  await expect(form.getByLabel('Question set')).toHaveValue('workshop-40');
  await expect(form.getByLabel('Questions', { exact: true })).toHaveValue('3');
  await page.getByRole('button', { name: 'Back to the recorded run' }).click();
  await expect(recorded).toBeVisible({ timeout: 60_000 });
  await expect(page.getByRole('group', { name: /^Reliability diagram/ })).toHaveCount(3);
});
