import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { predictionLines } from '../../src/lib/comparison/exported-predictions';
import { expectSound } from './every-screen';
import { expect, test } from './site';
import { rowsOf } from '../../src/lib/comparison/rows';
import { recordedRun } from '../fixtures/recorded-run';

const recorded = () => recordedRun();

/** What a researcher has of another model on the questions of the recorded run: ids, confidences, outcomes. */
function own(): string {
  const lines = recorded().run.plan.questionIds.map(
    (id, i) => `${id},${(0.5 + ((7 * i) % 50) / 100).toFixed(2)},${(7 * i) % 10 < 8 ? 1 : 0}`
  );
  return ['id,confidence,correct', ...lines].join('\n');
}

test('predictions are opened as a run without replies and held against a run, by clicks', async ({
  page,
  site,
  elsewhere
}) => {
  await page.goto(`${site}runs/`);
  await expect(page.getByLabel(/Open a run\.json/)).toBeEnabled();
  // What is no run of the lab is read on the page of predictions.
  await page.getByLabel(/Open a run\.json/).setInputFiles({
    name: 'own.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(own())
  });
  await expect(page).toHaveURL(/predictions\/$/);
  await expect(page.getByText(/^Says \d\d %, right 80 %/)).toBeVisible();
  await page.getByRole('button', { name: 'Open in the comparison' }).click();

  const table = page.getByRole('table', { name: /side by side/ });
  await expect(table.getByRole('row', { name: /confidence/ })).toContainText('100');
  await expect(page.getByText(/Read from own\.csv: 100 questions, kept in this browser/)).toBeVisible();
  await expect(page.getByRole('region', { name: 'Predictions, confidence', exact: true })).toContainText(
    /Says \d\d %, right 80 %/
  );
  const question = page.getByRole('region', { name: 'One question' });
  await expect(question).toContainText('there is no reply, prompt or token to look at');
  await expect(question).not.toContainText('right answer:');
  await expect(page.getByRole('region', { name: 'Ask it something' })).toHaveCount(0);
  await page.getByText('A methods paragraph, with its references').click();
  await expect(page.getByText(/of 100 questions were read from own\.csv/)).toBeVisible();
  await expectSound(page);

  // The same after another visit.
  await page.reload();
  await expect(table.getByRole('row', { name: /confidence/ })).toContainText('100');
  await page.getByRole('link', { name: 'Decide' }).click();
  await expect(page.getByRole('combobox', { name: /Row of the run own\.csv/ })).toHaveValue(
    'predictions/confidence'
  );

  await page.getByRole('link', { name: 'Runs' }).click();
  const listed = page.getByRole('listitem', { name: 'own.csv' });
  await expect(listed).toContainText('predictions of 100 questions from a file · no replies');
  const report = page.waitForEvent('download');
  await listed.getByRole('button', { name: 'Save a report' }).click();
  const html = readFileSync(await (await report).path(), 'utf8');
  expect(html).toContain('from own.csv; nothing was asked');
  expect(html).not.toContain('Prompts, as the model got them');

  const form = page.getByRole('form', { name: 'Two runs side by side' });
  await expect(form.getByLabel('First')).toHaveValue('recorded');
  await form.getByRole('button', { name: 'Compare' }).click();
  await expect(page.getByText(/^100 questions asked in both \(the same id\)/)).toBeVisible();
  const choice = page.getByRole('form', { name: 'A row of each' });
  await choice.getByLabel('Row of the first').selectOption('direct/sequence-probability');
  await choice.getByRole('button', { name: 'Compare these rows' }).click();
  const card = page.getByRole('region', {
    name: /^Direct answer and Predictions, first: .*; second: confidence$/
  });
  await expect(card).toContainText(/The second is right more often by \d+ points \(\d+ to \d+\)/);
  await expectSound(page);
  expect(elsewhere).toEqual([]);
});

test('a run’s exported predictions give the same table again, packed', async ({ page, site }) => {
  await page.goto(site);
  const table = page.getByRole('table', { name: /side by side/ });
  const all = rowsOf(recorded()).length;
  await page.getByRole('button', { name: `Show all ${all} rows` }).click();
  const figures = async () => {
    return table
      .getByRole('img', { name: /^AUROC .* to / })
      .evaluateAll((marks) => marks.map((mark) => mark.getAttribute('aria-label') ?? mark.textContent));
  };
  const rows = await table.getByRole('row').count();
  await expect(table.getByRole('img', { name: /^AUROC .* to / })).toHaveCount(all);
  const before = await figures();

  await page.goto(`${site}predictions/`);
  const input = page.getByLabel('File of predictions');
  await expect(input).toBeEnabled();
  await input.setInputFiles({
    name: 'run.csv.gz',
    mimeType: 'application/gzip',
    buffer: gzipSync([...predictionLines(recorded())].join(''))
  });
  await expect(page.getByRole('heading', { name: `${all} rows, 100 questions` })).toBeVisible();
  await expectSound(page);
  await page.getByRole('button', { name: 'Open in the comparison' }).click();
  await expect(page.getByText(/Read from run\.csv\.gz: 100 questions/)).toBeVisible();
  await page.getByRole('button', { name: `Show all ${all} rows` }).click();
  await expect(table.getByRole('img', { name: /^AUROC .* to / })).toHaveCount(all);
  await expect.poll(figures).toEqual(before);
  await expect(table.getByRole('row')).toHaveCount(rows);
});
