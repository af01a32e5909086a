import { expect, test, untilFinished } from './site';

test('other ways to ask are chosen by clicks, asked, and what they leave is shown', async ({
  page,
  site,
  elsewhere
}) => {
  await page.goto(site);
  const form = page.getByRole('form', { name: 'New run' });
  await form.getByLabel('Question set').selectOption('workshop-40');
  await form.getByLabel('Questions', { exact: true }).fill('1');
  await form.getByText('more ways to ask').click();
  for (const title of ['It judges its own answer', 'It may say that it does not know']) {
    await form.getByLabel(title, { exact: true }).check();
  }
  for (const title of ['Direct answer', 'It says how sure it is', 'It chooses among options']) {
    await form.getByLabel(title, { exact: true }).uncheck();
  }
  await form.getByRole('button', { name: 'Run' }).click();
  await untilFinished(page, 1);

  const table = page.getByRole('table', { name: /side by side/ });
  await expect(table.getByRole('row', { name: /P\(True\)/ }).first()).toBeVisible();
  await page
    .getByRole('region', { name: 'Questions', exact: true })
    .getByRole('listitem')
    .first()
    .getByRole('button')
    .first()
    .click();
  const one = page.getByRole('region', { name: 'One question' });
  await expect(one.getByText(/Asked whether its answer is true, it puts/)).toBeVisible();
  await expect(one.getByText(/It did not decline|It declined/)).toBeVisible();
  expect(elsewhere).toEqual([]);
});
