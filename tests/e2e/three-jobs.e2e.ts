import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { expect, test } from './site';

/** Waits until intervals and fits are there, which follow the figures. */
async function untilSettled(page: Page): Promise<void> {
  const card = page.getByRole('region', { name: 'All rows side by side' });
  await expect(card).toHaveAttribute('aria-busy', 'false', { timeout: 180_000 });
}

test('a teacher asks one question at once, hides what comes later, and shares the link', async ({
  page,
  site,
  context,
  elsewhere
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.goto(site);
  const ask = page.getByRole('region', { name: 'Ask it something' });
  const tokens = ask.getByRole('group', { name: /token by token/ }).first();
  await expect(tokens).toBeVisible({ timeout: 60_000 });
  await expect(ask).toContainText(/surer than \d+ %/);
  // The recorded run answers its own questions without a model.
  await ask.getByLabel('Your question').fill('what is the capital of South Korea');
  await ask.getByRole('button', { name: 'Ask' }).click();
  await expect(tokens).toContainText('Seoul');
  await expect(ask).toContainText('Right: Seoul');
  await tokens.getByRole('button').nth(1).hover();
  await expect(ask.getByText(/^\d+\.\d %$/)).toHaveCount(5);
  await ask.getByLabel('Your question').fill('Who let the dogs out?');
  await ask.getByRole('button', { name: 'Ask' }).click();
  await expect(ask.getByRole('button', { name: /^Load .* and ask$/ })).toBeVisible();
  // The answer to the question before does not stand there as this one's.
  await expect(ask).toContainText('To be asked: “Who let the dogs out?”');
  await expect(ask).not.toContainText(/surer than|Seoul/);

  await untilSettled(page);
  const view = page.getByRole('region', { name: 'View' });
  await view.getByLabel('temperature').uncheck();
  await view.getByLabel('questions').uncheck();
  await page.getByRole('button', { name: 'Put away Direct answer, mean token entropy' }).click();
  const sharing = page.getByRole('region', { name: 'For a paper, and to share' });
  await sharing.getByRole('button', { name: 'Copy link' }).click();
  await expect(sharing).toContainText('Copied the link');
  const link = await page.evaluate(() => navigator.clipboard.readText());
  expect([...new URL(link).searchParams.keys()]).toEqual(
    expect.arrayContaining(['set', 'n', 'methods', 'model', 'seed', 'rows', 'hide'])
  );

  const pupil = await context.newPage();
  await pupil.goto(link);
  await expect(
    pupil.getByRole('region', { name: 'Direct answer, length-normalised probability' })
  ).toBeVisible();
  await expect(
    pupil.getByRole('region', { name: 'Direct answer, mean token entropy', exact: true })
  ).toHaveCount(0);
  await expect(pupil.getByRole('region', { name: 'Temperature' })).toHaveCount(0);
  await expect(pupil.getByRole('region', { name: 'Questions', exact: true })).toHaveCount(0);
  expect(elsewhere).toEqual([]);
});

test('a researcher brings a CSV, compares four rows, copies the table and saves two figures', async ({
  page,
  site,
  context
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.goto(`${site}questions/`);
  // The built-in sets are listed once the page is awake.
  await expect(page.getByRole('listitem', { name: 'Workshop 40', exact: true })).toBeVisible({
    timeout: 60_000
  });
  await page.getByLabel('Question files').setInputFiles({
    name: 'rivers.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(
      'question,answer\nWhich river runs through Paris?,Seine\nWhich river runs through Rome?,Tiber\n'
    )
  });
  const card = page.getByRole('article', { name: 'Import of rivers.csv' });
  await card.getByRole('button', { name: 'Keep 2 questions' }).click();
  await expect(card.getByRole('status')).toContainText('Kept as rivers: 2 questions');
  await page.getByRole('link', { name: 'Compare' }).click();
  await expect(page.getByRole('form', { name: 'New run' }).getByLabel('Question set')).toContainText(
    'rivers (2)'
  );

  await untilSettled(page);
  const table = page.getByRole('table', { name: /side by side/ });
  await page.getByRole('button', { name: /^Show all \d+ rows$/ }).click();
  await page.getByRole('button', { name: 'Best AUROC first' }).click();
  await table.getByLabel(/Show a diagram of Direct answer, largest token entropy/).check();
  await table.getByLabel(/Show a diagram of Direct answer, mean token entropy/).uncheck();
  await expect(
    page.getByRole('region', { name: 'Direct answer, largest token entropy', exact: true })
  ).toBeVisible();
  await expect(page).toHaveURL(/rows=.*max-token-entropy/);

  const copy = page.getByRole('group', { name: 'Copy table' });
  await untilSettled(page);
  for (const [form, has] of [
    ['CSV', /^asked,read,row,.*AUROC,AUROC from,AUROC to/],
    ['Markdown', /^\| Asked \| Read \|/],
    ['LaTeX', /\\toprule/]
  ] as const) {
    await copy.getByRole('button', { name: form }).click();
    await expect(copy).toContainText(`as ${form}`);
    expect(await page.evaluate(() => navigator.clipboard.readText())).toMatch(has);
  }

  for (const name of [
    'Direct answer, largest token entropy',
    'It chooses among options, probability of the chosen option'
  ]) {
    const diagram = page.getByRole('region', { name, exact: true });
    await diagram.getByText('Table and files').first().click();
    const saved = page.waitForEvent('download');
    await diagram.getByRole('button', { name: 'SVG' }).first().click();
    const file = await saved;
    expect(file.suggestedFilename()).toMatch(
      /^(reliability|risk-coverage)-world-facts-smollm2-135m-100-seed7-.*\.svg$/
    );
    const svg = readFileSync(await file.path(), 'utf8');
    expect(svg).toContain('n = 100');
    expect(svg).toContain('width="84mm"');
    expect(svg).not.toMatch(/class=|NaN|var\(/);
  }
});

test('an engineer reads the fitted temperature, its interval and the proof on the half it was not fitted on', async ({
  page,
  site
}) => {
  await page.goto(site);
  await untilSettled(page);
  const row = page.getByRole('row', { name: /probability of the chosen option/ }).first();
  await expect(row).toContainText(/T \d\.\d\d \(\d\.\d\d to \d+\.\d\d\)/);
  await expect(row).toContainText(/\d\.\d{3} → \d\.\d{3}/);
  const slider = page.getByRole('region', { name: 'Temperature' });
  await slider
    .getByLabel('Applies to')
    .selectOption({ label: 'It chooses among options: probability of the chosen option' });
  await slider.getByRole('button', { name: 'Use fitted T' }).click();
  await expect(slider).toContainText(/NLL \d\.\d{3} → \d\.\d{3} at T = \d\.\d\d \(\d\.\d\d to \d+\.\d\d\)/);
  await expect(page).toHaveURL(/T=distractors\/option-probability@/);
  const card = page.getByRole('region', {
    name: 'It chooses among options, probability of the chosen option',
    exact: true
  });
  await expect(card).toContainText(/at T = \d/);
  await card.locator('summary', { hasText: 'judged on the other' }).click();
  await expect(card.getByRole('group', { name: /^Reliability diagram: .*after/ })).toBeVisible();
  await page.reload();
  await expect(card).toContainText(/at T = \d/);
});
