import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
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

async function choose(page: Page, name: string, text: string) {
  const input = page.getByLabel('File of predictions', { exact: true });
  await expect(input).toBeEnabled();
  await input.setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(text) });
}
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

  await page.getByLabel('Aim for').selectOption('a precision, as measured');
  await page.getByLabel('Right among those shown (%)').fill('60');
  await page.getByLabel('Right among those shown (%)').press('Enter');
  await expect(threshold.getByRole('status')).toContainText(
    /Show answers from 0\.\d+ up: at least 60 % of those shown are right/
  );
  await expect(threshold.getByRole('row', { name: /held out/ })).toContainText(/\d+ % \(\d+ to \d+ %\)/);
  await page.getByLabel('Aim for').selectOption('the least cost');
  await expect(threshold.getByRole('status')).toContainText('always asking 1.00');
  await page.getByRole('button', { name: 'Try it on these answers' }).click();
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

  const of = page.getByLabel(/^Row of the run/);
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
  await expect(chains).toContainText('20 independent steps at 90 %: 12 %; 3 independent steps at 75 %: 42 %');

  // The run on the screen is no second one.
  await expect(part(page, 'A second run').getByLabel('Second run').getByRole('option')).toHaveText(['none']);
  expect(elsewhere).toEqual([]);
});

test('a second run of the same questions: a cascade over what it costs, and drift', async ({
  page,
  site
}) => {
  await page.goto(`${site}runs/`);
  const input = page.getByLabel(/Open a run\.json/);
  await expect(input).toBeEnabled();
  // The recorded run as an engine before this one gave it.
  const buffer = gunzipSync(readFileSync('tests/recorded/run-version-1.json.gz'));
  await input.setInputFiles({ name: 'run.json', mimeType: 'application/json', buffer });
  await expect(page.getByRole('form', { name: 'New run' })).toBeVisible();
  await page.getByRole('link', { name: 'Decide', exact: true }).click();
  await part(page, 'A second run').getByLabel('Second run').selectOption('The recorded run');
  await expect(part(page, 'Cascade').getByRole('status')).toContainText('other questions it defers');
  await part(page, 'Cascade').getByRole('combobox').selectOption('tokens');
  await expect(part(page, 'Cascade').locator('svg.chart title')).toHaveText(
    'How often right, over tokens a question'
  );
  await expect(part(page, 'Drift').getByRole('row', { name: /^right/ })).toContainText(/−?0\.\d+ \(/);
  await expect(part(page, 'Drift').getByRole('row', { name: /^calibrated on 44 here/ })).toBeVisible();
});

test('from a file of predictions, and what cannot be read is said', async ({ page, site }) => {
  await page.goto(`${site}decide/`);
  await expect(part(page, 'Threshold')).toBeVisible();
  await choose(page, 'own.csv', 'sure,good\n85,1\n');
  await expect(page.getByRole('alert')).toContainText('not recognised. Found: sure, good');
  await expect(part(page, 'Threshold')).toHaveCount(0);
  await choose(page, 'predictions.csv', predictions(900));
  await page.getByLabel('Right among those shown (%)').fill('80');
  await page.getByLabel('Right among those shown (%)').press('Enter');
  await expect(part(page, 'Threshold').getByRole('status')).toContainText(
    /it is 95 % certain that at least 80 % of those shown are right, if surer answers are not right less often\. On the other \d+ questions/
  );
  await expect(part(page, 'Groups')).toContainText(/Under the single threshold, \d+ % in “/);

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
  await page.getByLabel(/^Row of the run/).selectOption('direct/mean-token-entropy');
  await expect(page.getByText('a score: its order is enough for a threshold')).toBeVisible();
});

test('two orders, an ensemble, and a report of all of it, by clicks', async ({
  page,
  site,
  browser,
  elsewhere
}) => {
  await page.goto(`${site}decide/`);
  const of = page.getByLabel(/^Row of the run/);
  await of.selectOption('distractors/option-probability');

  const orders = part(page, 'Risk over coverage');
  await orders.getByLabel('Other row').selectOption({ label: 'Direct answer, mean token entropy' });
  await expect(orders.getByRole('status')).toContainText(
    /On 56 other questions the area under the risk–coverage curve is 0\.\d{3} for/
  );
  await expect(orders.getByRole('row', { name: /^area \(AURC\)/ })).toContainText(/0\.\d{3} .*\(.* to .*\)/);
  await expect(orders.locator('svg.chart')).toBeVisible();

  const ensemble = part(page, 'Ensemble');
  const members = ensemble.getByRole('list', { name: 'Members' }).getByRole('listitem');
  await expect(members).toHaveCount(3);
  await ensemble
    .getByRole('button', { name: 'Remove It says how sure it is, expectation of the number' })
    .click();
  await ensemble.getByLabel('Add a member').selectOption({ label: 'Direct answer, mean token entropy' });
  await expect(members).toHaveCount(3);
  await ensemble.getByRole('button', { name: 'Answer together' }).click();
  const told = ensemble.getByRole('status').first();
  await expect(told).toContainText(/Mean confidence of 3 members, members calibrated first: right in/, {
    timeout: 60_000
  });
  await expect(ensemble).toContainText('is a score, not a chance of being right');
  await ensemble.getByRole('button', { name: /^Remove Direct answer, mean token entropy/ }).click();
  await expect(ensemble.getByRole('status')).toHaveCount(0);
  await ensemble.getByRole('button', { name: 'Answer together' }).click();
  await expect(told).toContainText(/The best single member, “.*”, is right in/, { timeout: 60_000 });
  await ensemble.getByRole('combobox', { name: /^Rule/ }).selectOption('Majority');
  await expect(told).toContainText('Majority of 2 members');
  await expect(ensemble.getByRole('heading', { name: 'A threshold for the ensemble' })).toBeVisible();
  await expect(ensemble.getByRole('status').last()).toContainText(
    'Majority: No threshold reaches it: 22 answers to choose on are too few'
  );
  await page.getByLabel('Aim for').selectOption('the least cost');
  await expect(part(page, 'Where answering pays').getByRole('status')).toContainText(
    /against asking a person every time|no answer pays/
  );
  await expect(ensemble.getByRole('status').last()).toContainText(/Majority: .* On the other 56 questions/);
  await expect(ensemble).toContainText(
    'the threshold is chosen on 22 others, and shown on 56 that neither used'
  );
  await page.getByLabel('Aim for').selectOption('a promised precision');
  await expect(ensemble.getByRole('row', { name: /^Best single member/ })).toHaveCount(2);

  const away = part(page, 'Take it away');
  await away.getByText('What a report has to say').click();
  await expect(away.getByText(/of 16 are filled in; missing: where it will be used/)).toBeVisible();
  const saved = page.waitForEvent('download');
  await away.getByRole('button', { name: 'Report', exact: true }).click();
  const path = test.info().outputPath('decisions.html');
  await (await saved).saveAs(path);
  const paper = await browser.newContext({ viewport: { width: 390, height: 800 } });
  const report = await paper.newPage();
  await report.goto(`file://${path}`);
  await expect(report.getByRole('heading', { name: /^Decisions: / })).toBeVisible();
  for (const title of ['Threshold', 'Bands', 'Prediction sets', 'Chains', 'Risk over coverage of two rows']) {
    await expect(report.getByRole('region', { name: title, exact: true })).toBeVisible();
  }
  await expect(report.getByRole('region', { name: /^Ensemble: 2 members/ })).toBeVisible();
  await expect(report.getByRole('region', { name: 'A threshold for the ensemble' })).toContainText(
    'Majority: No threshold reaches it'
  );
  await expect(report.getByRole('region', { name: 'To use it' })).toContainText('def shown(value):');
  await expect(report.getByRole('region', { name: 'To repeat it' })).toContainText(
    'lab -- decide run.json --rows distractors/option-probability --target precision=0.9 --certainty 0.95 --bands 0.85,0.6,0.4 --conformal lac --alpha 0.1 --ensemble direct/length-normalised-probability,distractors/option-probability'
  );
  await expectSound(report, 'the report');
  await paper.close();
  expect(elsewhere).toEqual([]);
});

onEveryScreen('axe finds nothing in decisions and nothing overflows', async (page, site) => {
  await page.goto(`${site}decide/`);
  await page.getByLabel(/^Row of the run/).selectOption('distractors/option-probability');
  await part(page, 'Prediction sets')
    .getByText(/^Sets of the first/)
    .click();
  await part(page, 'Risk over coverage').getByLabel('Other row').selectOption({ index: 1 });
  await part(page, 'Ensemble').getByRole('button', { name: 'Answer together' }).click();
  await expect(part(page, 'Ensemble').getByRole('table').first()).toBeVisible({ timeout: 60_000 });
  await part(page, 'Take it away').getByText('What a report has to say').click();
  for (const name of ['', 'predictions.csv', 'refused.csv']) {
    if (name) await choose(page, name, name === 'refused.csv' ? 'a,b\n1,2\n' : predictions(300));
    const shown = name === 'refused.csv' ? page.getByRole('alert') : part(page, 'Groups');
    await expect(shown).toBeVisible();
    await expectSound(page, name);
  }
});
