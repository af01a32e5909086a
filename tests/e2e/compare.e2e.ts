import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { parseRunFile } from '../../src/lib/runs/file/read';
import { runFilePieces } from '../../src/lib/runs/file/write';
import type { RunFile } from '../../src/lib/runs/run';
import { clickAtOnce, expect, test, untilFinished } from './site';

/** Chooses a small run of the workshop set. */
async function choose(page: Page, questions: number) {
  const form = page.getByRole('form', { name: 'New run' });
  await form.getByLabel('Question set').selectOption('workshop-40');
  await form.getByLabel('Questions', { exact: true }).fill(String(questions));
  await form.getByLabel('Questions', { exact: true }).blur();
  return form.getByRole('button', { name: 'Run' });
}

/** Waits until intervals and fits are there, which follow the figures. */
async function untilSettled(page: Page): Promise<void> {
  const card = page.getByRole('region', { name: 'All rows side by side' });
  await expect(card).toHaveAttribute('aria-busy', 'false');
}

async function savedRun(page: Page): Promise<RunFile> {
  const saved = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save the run as a file' }).click();
  return parseRunFile(readFileSync(await (await saved).path(), 'utf8'));
}

test('a first visit can explore the recorded run, without a model', async ({ page, site, elsewhere }) => {
  await page.goto(site);
  await expect(page.getByText('A recorded run')).toBeVisible();
  const diagrams = page.getByRole('group', { name: /^Reliability diagram/ });
  await expect(diagrams).toHaveCount(3);

  const table = page.getByRole('region', { name: 'Table, scrolls sideways' });
  await expect(page.getByRole('region', { name: 'All rows side by side' })).toHaveAttribute(
    'aria-busy',
    'false'
  );
  await page.getByRole('button', { name: /^Show all \d+ rows$/ }).click();
  const hidden = () => table.evaluate(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth);
  await expect.poll(hidden).toBeLessThanOrEqual(0);

  const dot = diagrams.nth(2).getByRole('button').last();
  const described = (await dot.getAttribute('aria-label'))!;
  await dot.click();
  const list = page.getByRole('region', { name: 'Questions', exact: true });
  const [count] = described.match(/^\d+/)!;
  await expect(list.getByRole('heading')).toContainText(`${count} answers`);
  await expect(list.getByRole('listitem')).toHaveCount(Number(count));

  const one = page.getByRole('region', { name: 'One question' });
  const first = await one.getByRole('heading', { level: 2 }).textContent();
  await list.getByRole('listitem').getByRole('button').first().press('ArrowDown');
  if (Number(count) > 1) await expect(one.getByRole('heading', { level: 2 })).not.toHaveText(first!);
  const token = one
    .getByRole('group', { name: /token by token/ })
    .first()
    .getByRole('button')
    .first();
  await token.click();
  await expect(token).toHaveAttribute('aria-expanded', 'true');
  await expect(one.getByText(/^\d+\.\d %$/).first()).toBeVisible();
  expect(elsewhere).toEqual([]);
});

test('the temperature moves diagrams, table and question together, and a grade by key moves the figures', async ({
  page,
  site
}) => {
  await page.goto(site);
  const row = page.getByRole('row', { name: /probability of the chosen option/ }).first();
  await expect(row).toBeVisible();
  await untilSettled(page);
  const interval = row.getByRole('img', { name: /95 % interval .* to .*perfectly calibrated/ });
  await expect(interval).toBeVisible();
  const before = await row.textContent();
  await page.getByRole('button', { name: 'Use fitted T' }).click();
  await expect(row).not.toHaveText(before!);
  await expect(page.getByRole('region', { name: /probability of the chosen option/ }).first()).toContainText(
    /at T = \d/
  );
  await page.getByRole('button', { name: 'As answered' }).click();
  await expect(row).toHaveText(before!);
  await untilSettled(page);

  const direct = page.getByRole('row', { name: /length-normalised probability/ }).first();
  const accuracy = () => direct.getByRole('cell').nth(1).textContent();
  const was = Number(await accuracy());
  const wrong = page
    .getByRole('region', { name: 'Questions', exact: true })
    .getByRole('button', { name: /^wrong/ })
    .first();
  await wrong.click();
  await page.keyboard.press('1');
  await expect.poll(async () => Number(await accuracy())).toBeGreaterThan(was);
  await page.getByRole('button', { name: 'back to the rule’s grade' }).click();
  await expect.poll(async () => Number(await accuracy())).toBe(was);
});

test('fits are judged on the other half, or out of fold on every question', async ({ page, site }) => {
  await page.goto(site);
  const slider = page.getByRole('region', { name: 'Temperature' });
  await expect(slider).toContainText(/fitted on \d+, judged on the other \d+/);
  await untilSettled(page);
  const [, fitted, judged] = (await slider.textContent())!.match(
    /fitted on (\d+), judged on the other (\d+)/
  )!;
  await page.getByLabel('Fits judged').selectOption('folds');
  await expect(slider).toContainText(`fitted on all ${Number(fitted) + Number(judged)}, judged out of fold`);
  await expect(page).toHaveURL(/split=folds/);
  await expect(page.getByRole('columnheader', { name: /ECE, out of fold/ })).toBeVisible();
  await untilSettled(page);
  await page.reload();
  await expect(slider).toContainText(/judged out of fold/);
});

test('what a teacher sets is in the address', async ({ page, site }) => {
  await page.goto(`${site}?set=workshop-40&n=12&methods=direct&seed=3&hide=table,questions`);
  const form = page.getByRole('form', { name: 'New run' });
  await expect(form.getByLabel('Question set')).toHaveValue('workshop-40');
  await expect(form.getByLabel('Questions', { exact: true })).toHaveValue('12');
  await expect(form.getByLabel('Direct answer', { exact: true })).toBeChecked();
  await expect(form.getByLabel('It chooses among options', { exact: true })).not.toBeChecked();
  await expect(page.getByRole('group', { name: /^Reliability diagram/ }).first()).toBeVisible();
  await expect(page.getByRole('table', { name: /side by side/ })).toHaveCount(0);
  await form.getByLabel('Seed').fill('5');
  await form.getByLabel('Seed').blur();
  await expect(page).toHaveURL(/seed=5/);
});

test('a run by clicks on the CPU engine: progress, diagrams, table, pause and go on, saved and opened again', async ({
  page,
  site,
  elsewhere
}) => {
  await page.goto(site);
  const paused = await clickAtOnce(page, 'Pause', '1 of 4 questions');
  await (await choose(page, 4)).click();
  await paused();
  const unfinished = page.getByRole('region', { name: 'Unfinished run' });
  await expect(unfinished).toContainText(/Paused at 1 of 4/);
  await unfinished.getByRole('button', { name: 'Go on' }).click();
  await untilFinished(page, 4);
  const table = page.getByRole('table', { name: /side by side/ });
  await expect(table.getByRole('row', { name: /mean token entropy/ })).toBeVisible();
  await expect(page.getByText('Paused')).toBeHidden();

  const file = await savedRun(page);
  expect(file.answers).toHaveLength(4);
  expect(file.run.state).toBe('done');
  await untilSettled(page);
  const figures = await table.textContent();

  await page.goto(`${site}runs/`);
  const card = page.getByRole('listitem', { name: /Workshop 40/ });
  await card.getByRole('button', { name: 'Remove' }).click();
  await expect(card).toHaveCount(0);
  await page.getByRole('button', { name: 'Put it back' }).click();
  await expect(card).toHaveCount(1);
  await card.getByRole('button', { name: 'Remove' }).click();
  await page.getByLabel(/Open a run\.json/).setInputFiles({
    name: 'broken.json',
    mimeType: 'application/json',
    buffer: Buffer.from('{"format": "calibration-lab/run", "version": 2, "run": 1}')
  });
  await expect(page.getByRole('alert')).toContainText(/not opened/);
  await page.getByLabel(/Open a run\.json/).setInputFiles({
    name: 'run.json',
    mimeType: 'application/json',
    buffer: Buffer.from([...runFilePieces(file)].join(''))
  });
  await expect(table).toBeVisible();
  await expect.poll(() => table.textContent()).toBe(figures);
  expect(elsewhere).toEqual([]);
});

test('offline after the first load it still opens, and runs a question', async ({ page, context, site }) => {
  await page.goto(`${site}models/`);
  await page
    .getByRole('region', { name: 'Comes with the lab' })
    .getByRole('button', { name: 'Load' })
    .click();
  await expect(page.getByText('loaded on CPU')).toBeVisible();
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready;
    if (!navigator.serviceWorker.controller) {
      await new Promise((done) =>
        navigator.serviceWorker.addEventListener('controllerchange', done, { once: true })
      );
    }
  });
  await context.setOffline(true);
  await page.goto(site);
  await (await choose(page, 1)).click();
  await untilFinished(page, 1);
  await expect(page.getByText('1 question, asked three ways')).toBeVisible();
  await page.getByRole('link', { name: 'Runs' }).click();
  await expect(page.getByRole('listitem', { name: /Workshop 40/ })).toContainText('finished');
});
