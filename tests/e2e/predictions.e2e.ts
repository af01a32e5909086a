import { readFileSync } from 'node:fs';
import type { Download, Page } from '@playwright/test';
import { expectSound, onEveryScreen } from './every-screen';
import { expect, test } from './site';

/** Right, wrong, or not attempted, whatever the confidence. */
const outcome = (i: number) => (i === 7 ? -1 : (7 * i) % 10 < 4 ? 1 : 0);
const RIGHT = Array.from({ length: 60 }, (_, i) => outcome(i)).filter((value) => value === 1).length;

/** Recorded answers as their publishers write them: confidences from 0 to 100, −1 for not attempted. */
const RECORDED = JSON.stringify(
  Object.fromEntries(
    Array.from({ length: 60 }, (_, i) => [
      i,
      {
        question: `Who wrote book ${i}?`,
        gold_answer: `author ${i}`,
        predicted_answer: outcome(i) === 1 ? `author ${i}` : 'somebody else',
        confidence: 70 + (i % 6) * 5,
        output: outcome(i)
      }
    ])
  ),
  null,
  1
);

const asFile = (name: string, text: string) => ({ name, mimeType: 'text/plain', buffer: Buffer.from(text) });
async function choose(page: Page, name: string, text: string): Promise<void> {
  const input = page.getByLabel('File of predictions');
  await expect(input).toBeEnabled();
  await input.setInputFiles(asFile(name, text));
}

async function textOf(download: Promise<Download>): Promise<string> {
  return readFileSync(await (await download).path(), 'utf8');
}

const figures = (page: Page) => page.getByRole('region', { name: 'Figures', exact: true });

test('recorded answers dropped on the questions are opened as predictions: figures, diagram, fits, files', async ({
  page,
  site,
  elsewhere
}) => {
  await page.goto(`${site}questions/`);
  await expect(page.getByRole('button', { name: 'choose files' })).toBeEnabled();
  await page.getByLabel('Question files').setInputFiles(asFile('recorded.json', RECORDED));
  const card = page.getByRole('article', { name: 'Import of recorded.json' });
  await expect(card.getByRole('button', { name: 'Keep 60 questions' })).toBeVisible();
  await card.getByRole('button', { name: 'Open as predictions' }).click();
  await expect(page).toHaveURL(/predictions\/$/);

  await expect(page.getByText(/^Says 8\d %, right \d\d %/)).toBeVisible();
  await expect(page.getByText(/59 rows; 1 not attempted, counted separately and in no figure/)).toBeVisible();
  const read = page.getByRole('region', { name: 'How it was read' });
  await expect(read).toContainText('output');
  await expect(read).toContainText('key, gold_answer, predicted_answer');
  await expect(read).toContainText('state confidences from 0 to 100');
  const right = figures(page).getByRole('row', { name: /^right/ });
  await expect(right).toContainText((RIGHT / 59).toFixed(3));
  await expect(right).toContainText(/0\.\d{3} to 0\.\d{3}/);
  await expect(page.getByRole('img', { name: /answers at 80 % to 90 %: says/ })).toBeVisible();
  const fits = page.getByRole('region', { name: 'Fits', exact: true });
  await expect(fits).toContainText(/judged on \d+ others/);
  await expect(fits.getByRole('row', { name: /^platt/ })).toContainText('→');

  const json = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Figures as JSON' }).click();
  const report = JSON.parse(await textOf(json));
  expect(report).toMatchObject({ n: 59, notAttempted: 1, format: 'confidences', nllOf: 'right or wrong' });
  expect(report.accuracy).toBeCloseTo(RIGHT / 59, 12);
  const csv = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Figures as CSV' }).click();
  expect(await textOf(csv)).toContain(`accuracy,${RIGHT / 59},`);
  await expect(page.getByText('npm run --silent lab -- metrics recorded.json')).toContainText(
    '--fit temperature,platt'
  );
  expect(elsewhere).toEqual([]);
});

test('what cannot be known is asked: columns, percentages, which of two, labels, split', async ({
  page,
  site
}) => {
  await page.goto(`${site}predictions/`);
  const rows = Array.from(
    { length: 30 },
    (_, i) => `q${i % 15},${50 + i},${i % 2},${i < 15 ? 'fit' : 'judge'}`
  );
  await choose(page, 'own.csv', `id,sure,good,split\n${rows.join('\n')}\n`);
  const alert = page.getByRole('alert');
  await expect(alert).toContainText('not recognised. Found: id, sure, good, split');
  await page.getByLabel('confidence (how sure)').selectOption('sure');
  await expect(alert).toContainText('"correct" is missing');
  await page.getByLabel('correct (whether it was right)').selectOption('good');
  await expect(alert).toContainText('line 2, sure: "50" is over 1');
  await page.getByLabel(/Confidences are percentages/).check();
  await expect(alert).toContainText('15 ids are in more than one part of the split');
  await page.getByLabel(/Split by id/).check();
  await expect(alert).toHaveCount(0);
  await expect(figures(page).getByRole('row', { name: /^mean confidence/ })).toContainText('0.645');
  await expect(page.getByText(/--columns/).last()).toContainText(
    '--columns confidence=sure,correct=good --percent'
  );

  const both = [0, 1].map((label) => JSON.stringify({ confidence: 0.9, correct: 1, logits: [0, 0], label }));
  await choose(page, 'both.jsonl', both.join('\n'));
  await expect(page.getByText(/the figures are of "logits"/)).toBeVisible();
  await expect(figures(page).getByRole('row', { name: /^mean confidence/ })).toContainText('0.500');
  await page.getByText('How it is read, and what is computed').click();
  await page.getByLabel(/If a file has both/).selectOption('confidence');
  await expect(figures(page).getByRole('row', { name: /^mean confidence/ })).toContainText('0.900');

  await choose(page, 'empty.csv', '');
  await expect(alert).toContainText('is empty');
  await page.getByRole('button', { name: 'Close' }).click();
  await expect(page.getByRole('region', { name: 'No file yet' })).toBeVisible();
});

onEveryScreen('axe finds nothing in the figures and nothing overflows', async (page, site) => {
  await page.goto(`${site}predictions/`);
  // Named once the page has started: a file chosen before that is not seen.
  await expect(page.getByText(/seed 7$/)).toBeVisible();
  for (const [name, text] of [
    ['recorded.json', RECORDED],
    ['refused.csv', 'confidence,correct\n85,1\n']
  ]) {
    await choose(page, name, text);
    const shown = name === 'recorded.json' ? figures(page) : page.getByRole('alert');
    await expect(shown).toBeVisible();
    await expectSound(page, name);
  }
});
