import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { parseRunFile } from '../../src/lib/runs/file/read';
import { expectAccessible } from './every-screen';
import { expect, test, untilFinished } from './site';

const formOf = (page: Page) => page.getByRole('form', { name: 'New run' });

test('a wording of one’s own is checked while it is typed, asked beside the original, kept and exported', async ({
  page,
  site,
  elsewhere
}) => {
  await page.goto(site);
  const form = formOf(page);
  await form.getByLabel('Question set').selectOption('workshop-40');
  await form.getByLabel('Questions', { exact: true }).fill('2');
  for (const title of ['It says how sure it is', 'It chooses among options']) {
    await form.getByLabel(title, { exact: true }).uncheck();
  }
  await expect(form.getByText('How long it takes here is not known yet')).toBeVisible();
  await form.getByRole('button', { name: 'Change Direct answer' }).click();

  const dialog = page.getByRole('dialog', { name: 'Direct answer' });
  const keep = dialog.getByRole('button', { name: 'Keep as a variant' });
  const asked = dialog.getByLabel('What it is asked', { exact: true });
  const preview = dialog.getByRole('region', { name: 'Prompts' });
  await expect(preview).toContainText('User: ');
  await expect(keep).toBeDisabled();
  await asked.fill('Briefly: {qestion}');
  await expect(dialog.getByText('{question} is missing.')).toBeVisible();
  await expect(dialog.getByText('{qestion} is not a placeholder of this prompt')).toBeVisible();
  await expect(keep).toBeDisabled();
  await dialog.getByRole('button', { name: 'Back to the original' }).click();
  await expect(asked).toHaveValue('{question}');
  await asked.fill('Briefly: {question}');
  await expect(preview).toContainText('User: Briefly: ');
  const tokens = dialog.getByLabel(/Longest reply, in tokens/);
  await tokens.fill('0');
  await expect(dialog.getByText('It must be a whole number from 1 to 512, got "0".')).toBeVisible();
  await expect(keep).toBeDisabled();
  await tokens.fill('8');
  const name = dialog.getByLabel('Its name');
  await name.fill('verbalized');
  await expect(dialog.getByText('“verbalized” is a method')).toBeVisible();
  await name.fill('in brief');
  await expectAccessible(page, 'dialog', 'dialog');
  await keep.click();

  const variant = form.getByLabel('Direct answer (in brief)', { exact: true });
  await expect(variant).toBeChecked();
  await expect(form.getByLabel('Direct answer', { exact: true })).toBeChecked();
  await expect(page).toHaveURL(/variants=in\+brief@[0-9a-z]+$/);
  await expect(form.getByRole('button', { name: 'Change Direct answer', exact: true })).toBeFocused();
  await form.getByRole('button', { name: 'Run', exact: true }).click();
  await untilFinished(page, 2);

  const table = page.getByRole('table', { name: /side by side/ });
  for (const title of ['Direct answer', 'Direct answer (in brief)']) {
    await expect(table.getByRole('button', { name: title, exact: true })).toBeVisible();
  }
  // The model that is loaded now has a template of its own, and its speed here is known.
  await expect(form.getByText(/The choice below takes about .* on this machine/)).toBeVisible();
  for (const preset of ['Quick', 'Thorough', 'Everything']) {
    await expect(form.getByRole('button', { name: preset })).toContainText(/about \d/);
  }
  await form.getByRole('button', { name: 'Change Direct answer (in brief)' }).click();
  await expect(page.getByText('Exactly as the loaded model gets it')).toBeVisible();
  await expect(preview).toContainText('<|im_start|>user\nBriefly: ');
  await page.keyboard.press('Escape');

  const saved = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save the run as a file' }).click();
  const { run, answers } = parseRunFile(readFileSync(await (await saved).path(), 'utf8'));
  expect(run.plan.arms).toMatchObject([
    { id: 'direct', prompts: { question: '{question}' }, options: { maxTokens: 32 } },
    {
      id: 'in brief',
      method: 'direct',
      prompts: { question: 'Briefly: {question}' },
      options: { maxTokens: 8 }
    }
  ]);
  expect(answers[0].traces.map(({ armId }) => armId)).toEqual(['direct', 'in brief']);

  await page.reload();
  await expect(variant).toBeChecked();
  await form.getByRole('button', { name: 'Remove Direct answer (in brief)' }).click();
  await expect(variant).toHaveCount(0);
  await form.getByRole('button', { name: 'Put it back' }).click();
  await expect(variant).toBeVisible();

  // The run on the screen asked it otherwise than the one that is kept now.
  await form.getByRole('button', { name: 'Change Direct answer (in brief)' }).click();
  await page
    .getByRole('dialog')
    .getByLabel('What it is asked', { exact: true })
    .fill('At length: {question}');
  await page.getByRole('dialog').getByRole('button', { name: 'Keep', exact: true }).click();
  await page.goto(site);
  await expect(form.getByText('The “in brief” of this run differs from your variant')).toBeVisible();
  await expect(variant).not.toBeChecked();
  await form.getByRole('button', { name: 'Keep the run’s as “in brief 2”' }).click();
  await expect(form.getByLabel('Direct answer (in brief 2)', { exact: true })).toBeChecked();
  await expect(form.getByText('differs from your variant')).toHaveCount(0);
  expect(elsewhere).toEqual([]);
});

test('presets choose the ways to ask and how many questions, and a variant that is not here is named', async ({
  page,
  site
}) => {
  await page.goto(`${site}?variants=from+elsewhere&methods=direct`);
  const form = formOf(page);
  await expect(form.getByText('“from elsewhere” is a variant that this browser does not have')).toBeVisible();
  const thorough = form.getByRole('button', { name: 'Thorough' });
  await thorough.click();
  await expect(thorough).toHaveAttribute('aria-pressed', 'true');
  await expect(form.getByLabel('It answers many times', { exact: true })).toBeChecked();
  await expect(form.getByLabel('Questions', { exact: true })).toHaveValue('100');
  await form.getByRole('button', { name: 'Everything' }).click();
  await expect(form.getByLabel('Questions', { exact: true })).toHaveValue('405');
  await form.getByRole('button', { name: 'Quick' }).click();
  await expect(form.getByLabel('Questions', { exact: true })).toHaveValue('24');
  await expect(form.getByLabel('It answers many times', { exact: true })).not.toBeChecked();
  await expect(form.getByText('this browser does not have')).toHaveCount(0);
});

test('changes are not thrown away unasked, and one of the same name that asks otherwise is not asked instead', async ({
  page,
  site
}) => {
  await page.goto(`${site}?methods=direct`);
  const form = formOf(page);
  const change = form.getByRole('button', { name: 'Change Direct answer', exact: true });
  await change.click();
  const dialog = page.getByRole('dialog', { name: 'Direct answer' });
  const asked = dialog.getByLabel('What it is asked', { exact: true });
  await asked.fill('Briefly: {question}');
  const question = dialog.getByText('Your changes are not kept yet.');
  for (let time = 0; time < 3; time++) await page.keyboard.press('Escape');
  await expect(question).toBeVisible();
  await dialog.getByRole('button', { name: 'Go on editing' }).click();
  await expect(question).toHaveCount(0);
  await expect(asked).toHaveValue('Briefly: {question}');
  await expect(asked).toBeFocused();
  await dialog.getByRole('button', { name: 'Close' }).click();
  await dialog.getByRole('button', { name: 'Discard the changes' }).click();
  await expect(dialog).toHaveCount(0);
  await expect(change).toBeFocused();

  await change.click();
  await asked.fill('At length: {question}');
  await dialog.getByRole('button', { name: 'Keep as a variant' }).click();
  const variant = form.getByLabel('Direct answer (direct 2)', { exact: true });
  await expect(variant).toBeChecked();
  await expect(page).toHaveURL(/variants=direct\+2@/);
  const mine = page.url();
  await page.goto(mine.replace(/@[0-9a-z]+/, '@0'));
  await expect(form.getByText('The “direct 2” of this address differs from your variant')).toBeVisible();
  await expect(variant).not.toBeChecked();
  await page.goto(mine);
  await expect(variant).toBeChecked();
  await expect(form.getByText('differs from your variant')).toHaveCount(0);
});

test('the editor fits a phone, and is left by the keyboard', async ({ browser, site }) => {
  const context = await browser.newContext({ viewport: { width: 390, height: 800 }, colorScheme: 'dark' });
  const page = await context.newPage();
  await page.goto(site);
  await formOf(page).getByText('more ways to ask').click();
  await formOf(page).getByRole('button', { name: 'Change It is told to be cautious' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByRole('region', { name: 'Prompts' })).toContainText('⟨its answer⟩');
  await expectAccessible(page, 'dialog', 'dialog');
  const overflow = await dialog.evaluate((element) => element.scrollWidth - element.clientWidth);
  expect(overflow).toBeLessThanOrEqual(0);
  await page.keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);
  await context.close();
});
