import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { decisionCase } from '../oracles/decision-cases';
import { expectSound, onEveryScreen } from './every-screen';
import { expect, test } from './site';

/** Predictions of a made-up model that is right more often where it is surer. */
function predictions(n: number, better = 0): string {
  const { scores, correct } = decisionCase(n, 21, 0);
  const lines = scores.map(
    (score, i) =>
      `q${i},${score},${(7 * i) % 10 < 10 * better ? 1 : correct[i]},${i % 3 === 0 ? 'law' : 'trivia'}`
  );
  return ['id,confidence,correct,group', ...lines].join('\n');
}

const choose = (page: Page, name: string, text: string) =>
  page
    .getByLabel('File of predictions', { exact: true })
    .setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(text) });
const part = (page: Page, name: string) => page.getByRole('region', { name, exact: true });

test('from the run on the screen to a threshold, bands, sets and chains, by clicks', async ({
  page,
  site,
  elsewhere
}) => {
  await page.goto(site);
  await expect(page.getByRole('table', { name: /side by side/ })).toBeVisible();
  await page.getByRole('link', { name: 'Decide', exact: true }).click();
  const threshold = part(page, 'Threshold');
  await expect(threshold.getByRole('status')).toContainText('No threshold reaches it');

  await page.getByLabel('Aim for').selectOption('a precision, as the rows show it');
  await page.getByLabel('Right among those shown, %').fill('60');
  await page.getByLabel('Right among those shown, %').press('Enter');
  await expect(threshold.getByRole('status')).toContainText(
    /Show answers from 0\.\d+ up: at least 60 % of those shown are right/
  );
  await expect(threshold.getByRole('row', { name: /that chose nothing/ })).toContainText(
    /\d+ % \(\d+ to \d+ %\)/
  );
  await page.getByLabel('Aim for').selectOption('the least cost');
  await expect(threshold.getByRole('status')).toContainText('always asking 1.00');
  await page.getByRole('button', { name: 'Ask it of these answers' }).click();
  await expect(part(page, 'A worked case').getByRole('status')).toContainText(
    'Here: No threshold reaches it'
  );

  const bands = part(page, 'Bands');
  const before = await bands.getByRole('status').textContent();
  await bands.getByLabel(/^With a disclaimer from/).focus();
  for (let step = 0; step < 15; step++) await page.keyboard.press('ArrowRight');
  await expect(bands.getByLabel(/^With a disclaimer from/)).toHaveValue('0.75');
  expect(await bands.getByRole('status').textContent()).not.toBe(before);
  await bands.getByLabel('Confidences').selectOption({ index: 1 });
  await expect(bands).toContainText(/fitted on the 44 questions to choose on/);

  const of = page.getByLabel(/^Of the run/);
  await of.selectOption('direct/mean-token-entropy');
  await expect(page.getByText('a score: its order is enough for a threshold')).toBeVisible();
  await expect(part(page, 'Prediction sets')).toHaveCount(0);
  await of.selectOption('distractors/option-probability');
  const sets = part(page, 'Prediction sets');
  await expect(sets.getByRole('status')).toContainText('the right option is in the set for at least 90 %');
  await sets.getByText(/^Sets of the first 20 of/).click();
  await expect(sets.getByRole('listitem')).toHaveCount(20);
  await sets.getByLabel('Calibrated on').selectOption('only capitals');
  await expect(sets.getByRole('status')).toContainText('nothing is promised for the other groups');

  const chains = part(page, 'Chains');
  await chains.getByLabel(/^Steps: /).fill('3');
  await expect(chains.getByRole('status')).toContainText('3 steps in a row are all right in');
  await expect(chains).toContainText(
    '20 steps at 90 %, each by itself: 12 %; 3 steps at 75 %, each by itself: 42 %'
  );

  await part(page, 'A second run').getByLabel('Second run').selectOption('The recorded run');
  await expect(part(page, 'A second run').getByRole('status')).toContainText('the run on the screen itself');
  await expect(part(page, 'Cascade').getByRole('status')).toContainText('other questions it defers');
  await expect(part(page, 'Drift').getByRole('row', { name: /^right/ })).toContainText('0.000 (');
  expect(elsewhere).toEqual([]);
});

test('from a file of predictions, and what cannot be read is said', async ({ page, site }) => {
  await page.goto(`${site}decide/`);
  await expect(part(page, 'Threshold')).toBeVisible();
  await choose(page, 'own.csv', 'sure,good\n85,1\n');
  await expect(page.getByRole('alert')).toContainText('not recognised. Found: sure, good');
  await expect(part(page, 'Threshold')).toHaveCount(0);
  await choose(page, 'predictions.csv', predictions(900));
  await page.getByLabel('Right among those shown, %').fill('80');
  await page.getByLabel('Right among those shown, %').press('Enter');
  await expect(part(page, 'Threshold').getByRole('status')).toContainText(
    /it is 95 % certain that at least 80 % of those shown are right, if surer answers are not right less often\. On the other \d+ questions/
  );
  await expect(part(page, 'Groups')).toContainText(/Under the one threshold \d+ % in “/);

  await part(page, 'A second run')
    .getByLabel('Second file', { exact: true })
    .setInputFiles({ name: 'large.csv', mimeType: 'text/csv', buffer: Buffer.from(predictions(900, 0.4)) });
  await expect(part(page, 'Cascade').getByRole('status')).toContainText(
    /That is \d+\.\d points \(\d.*more than/
  );
  await expect(part(page, 'Drift').getByRole('status')).toContainText('The ECE without chance went from');

  await part(page, 'Bands').getByLabel('Confidences').selectOption('platt-confidence');
  const away = part(page, 'Take it away');
  const json = page.waitForEvent('download');
  await away.getByRole('button', { name: 'Decision as JSON' }).click();
  const decision = JSON.parse(readFileSync(await (await json).path(), 'utf8'));
  expect(decision).toMatchObject({
    source: { kind: 'predictions', file: 'predictions.csv' },
    calibrator: { calibrator: 'platt-confidence' },
    threshold: { target: { precision: 0.8, certainty: 0.95 } }
  });
  await away.getByText('Python', { exact: true }).last().click();
  await expect(away.getByRole('region', { name: 'Python' })).toContainText(
    `return value >= ${decision.threshold.value}`
  );
  await page.getByLabel(/^Of the run/).selectOption('direct/mean-token-entropy');
  await expect(page.getByText('a score: its order is enough for a threshold')).toBeVisible();
});

onEveryScreen('axe finds nothing in decisions and nothing overflows', async (page, site) => {
  await page.goto(`${site}decide/`);
  await page.getByLabel(/^Of the run/).selectOption('distractors/option-probability');
  await part(page, 'Prediction sets')
    .getByText(/^Sets of the first/)
    .click();
  for (const name of ['', 'predictions.csv', 'refused.csv']) {
    if (name) await choose(page, name, name === 'refused.csv' ? 'a,b\n1,2\n' : predictions(300));
    const shown = name === 'refused.csv' ? page.getByRole('alert') : part(page, 'Groups');
    await expect(shown).toBeVisible();
    await expectSound(page, name);
  }
});
