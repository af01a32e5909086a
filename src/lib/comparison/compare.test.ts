import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { recordedRun } from '../../../tests/fixtures/recorded-run';
import { testFile } from '../../../tests/fixtures/run';
import recorded from '../../../tests/oracles/recorded-entropy.json';
import { packLogits, unpackOptions } from '../calibration/calibrators/option-logits';
import { optionTemperature } from '../calibration/calibrators/temperature-options';
import { crossFit } from '../calibration/splitting/cross-fit';
import { parseRunFile, readRunFile } from '../runs/file/read';
import { runFileBlob } from '../runs/file/write';
import { overruleKey, type RunFile } from '../runs/run';
import { traceOf } from './stored-trace';
import { compare, compareRow, figuresAt } from './compare';
import { calibratorsFor } from './fit-inputs';
import type { RowFit } from './fits';
import { rowIntervals } from './intervals';
import { isFit } from './is-fit';
import { nllCurve } from './nll-curve';
import { firstRows, rowsOf } from './rows';
import { outcomesOf, shownRow } from './shown-row';
import { shownDiagram } from './shown-diagrams';
import { FOLDS } from './splitting';

const file = testFile(80);
const rows = rowsOf(file);
const fitOf = (key: string, splitting: 'halves' | 'folds' = 'halves') => {
  const row = rows.find((each) => each.key === key)!;
  const [fit] = compareRow(row, { splitting, resamples: 20 }).fits;
  if (!isFit(fit)) throw new Error(fit.sentence);
  return { row, fit };
};

it('has a row for every signal that can be read from what an arm leaves, token entropy among them', () => {
  const keys = rows.map(({ key }) => key);
  expect(keys).toContain('direct/mean-token-entropy');
  expect(keys).toContain('verbalized/number-expectation');
  expect(keys).toContain('distractors/option-probability');
  expect(new Set(keys).size).toBe(keys.length);
  expect(firstRows(rows).map(({ key }) => key)).toEqual([
    'direct/length-normalised-probability',
    'verbalized/number-expectation',
    'distractors/option-probability'
  ]);
});

it('leaves out signals of which the run holds nothing to read', () => {
  expect(rows.map(({ key }) => key)).not.toContain('distractors/option-probability-pmi');
});

it('counts every answer once, in dots and histogram', () => {
  for (const row of rows.filter(({ signal }) => signal.kind === 'probability')) {
    const shown = shownRow(row, null, 0);
    const { dots, histogram } = shownDiagram(shown)!;
    expect(shown.order.n).toBe(80);
    expect(dots.reduce((sum, { count }) => sum + count, 0)).toBe(80);
    expect(histogram.reduce((sum, { count }) => sum + count, 0)).toBe(80);
  }
});

it('has the figures of the temperature and bins asked for, whatever was asked before', () => {
  for (const row of rows) {
    for (const [temperature, bins] of [
      [null, 0],
      [3, 0],
      [3, 7],
      [3, 7],
      [null, 7]
    ] as const) {
      expect(figuresAt(row, temperature, bins)).toEqual(figuresAt({ ...row }, temperature, bins));
    }
  }
  const row = rows.find(({ key }) => key === 'distractors/option-probability')!;
  expect(figuresAt(row, 3).confidence!.ece).not.toBe(figuresAt(row, null).confidence!.ece);
});

it('gives a score its order with intervals, no ECE, and a probability only through a fit', () => {
  const row = rows.find(({ key }) => key === 'direct/mean-token-entropy')!;
  const { order, confidence, intervals, fits, verdict } = compareRow(row, { resamples: 50 });
  expect(confidence).toBeNull();
  expect(verdict).toBeNull();
  expect(intervals!.ece).toBeNull();
  for (const name of ['auroc', 'aurc', 'prr'] as const) {
    expect(intervals![name]![0]).toBeLessThanOrEqual(order[name]);
    expect(intervals![name]![1]).toBeGreaterThanOrEqual(order[name]);
  }
  expect(calibratorsFor(row)).toEqual(['platt-score', 'isotonic']);
  const fit = fits[0] as RowFit;
  expect(fit.before).toBeNull();
  expect(fit.after.ece).toBeGreaterThanOrEqual(0);
});

it('leaves what was not attempted out of the figures and counts it beside them', () => {
  const [first] = file.run.plan.questionIds;
  const verdict = { grade: 'not-attempted' as const, rule: 'person' };
  const run = { ...file.run, overrules: { [overruleKey(first, 'direct')]: verdict } };
  const [direct] = compare([{ ...file, run }], { resamples: 0 });
  expect(direct.order.n).toBe(79);
  expect(direct.row.notAttempted).toBe(1);
});

it('is unchanged by the order of the answers', () => {
  const figures = (of: RunFile) =>
    compare([of], { resamples: 0, calibrators: [] }).map(({ order, confidence }) => [
      order.n,
      order.auroc,
      order.accuracy,
      confidence?.ece.toFixed(12)
    ]);
  expect(figures({ ...file, answers: [...file.answers].reverse() })).toEqual(figures(file));
});

it('at the fitted temperature the fitted half has its smallest NLL', () => {
  for (const key of ['direct/length-normalised-probability', 'distractors/option-probability']) {
    const { row, fit } = fitOf(key);
    const best = nllCurve(row, 'halves').reduce((a, b) => (a.nll < b.nll ? a : b));
    expect(Math.abs(Math.log(best.temperature / (fit.parameters.temperature as number)))).toBeLessThan(0.05);
  }
});

it('judges out of fold as cross-fitting in the library does, on every question', () => {
  const { row, fit } = fitOf('distractors/option-probability', 'folds');
  expect([fit.nFit, fit.nJudge]).toEqual([80, 80]);
  const options = row.answers.map((stored) =>
    row.signal.optionLogits(traceOf(stored, 'distractors')!.evidence)!
  );
  const logits = packLogits(options.map((each) => each.logits));
  const gold = options.map((each) => each.gold);
  const settings = { folds: FOLDS, interval: false };
  const { predictions } = crossFit(optionTemperature, logits, gold, row.questionIds, settings);
  const total = unpackOptions(predictions).reduce((sum, shares, i) => sum - Math.log(shares[gold[i]]), 0);
  expect(fit.likelihood).toBe('k-way');
  expect(fit.nllAfter).toBeCloseTo(total / gold.length, 9);
});

it('fits with every calibrator that can read a row, and refuses where answers are too few', () => {
  for (const row of rows) {
    for (const fit of compareRow(row, { calibrators: 'all', resamples: 0 }).fits) {
      if (isFit(fit)) expect(fit.nFit + fit.nJudge).toBe(80);
      else expect(fit.sentence).toMatch(/at least 20/);
    }
  }
  for (const { fits } of compare([testFile(30)], { resamples: 0 })) {
    for (const fit of fits) expect(isFit(fit)).toBe(false);
  }
});

it('has nothing to show before the first answer', () => {
  for (const { order, fits, verdict } of compare([{ ...file, answers: [] }])) {
    expect(order.n).toBe(0);
    expect(order.auroc).toBeNaN();
    expect(fits.every((fit) => !isFit(fit))).toBe(true);
    expect(verdict?.kind ?? 'too-few').toBe('too-few');
  }
});

it('an option chosen by another normalisation is judged by itself', () => {
  const row = rows.find(({ key }) => key === 'distractors/option-probability-per-token')!;
  row.answers.forEach((stored, i) => {
    const [evidence] = traceOf(stored, 'distractors')!.evidence;
    if (evidence.kind !== 'option-scores') throw new Error('no scores');
    const means = evidence.tokenLogProbs.map((tokens) => tokens.reduce((a, b) => a + b, 0) / tokens.length);
    expect(row.correct[i]).toBe(Number(means.indexOf(Math.max(...means)) === evidence.gold));
  });
});

it('moves with the temperature where it has one', () => {
  for (const row of rows) {
    const hot = outcomesOf(row, 20).map(({ adjusted }) => adjusted);
    const plain = outcomesOf(row, null).map(({ value }) => value);
    expect(hot.every((value, i) => value === plain[i])).toBe(row.signal.temperature === 'none');
  }
});

describe('a real run', () => {
  const version1 = gunzipSync(
    readFileSync(new URL('../../../tests/recorded/run-version-1.json.gz', import.meta.url))
  ).toString();
  const old = parseRunFile(version1);

  // Expected: tests/oracles/recorded-entropy.py, NumPy from the file.
  it('that comes with the lab shows mean token entropy with the AUROC, AURC and intervals NumPy gives', () => {
    const row = rowsOf(recordedRun()).find(({ key }) => key === 'direct/mean-token-entropy')!;
    const { order, intervals } = compareRow(row, { calibrators: [] });
    expect(order.n).toBe(recorded.n);
    expect(order.auroc).toBeCloseTo(recorded.auroc, 9);
    expect(order.aurc).toBeCloseTo(recorded.aurc, 9);
    for (const [i, end] of recorded.intervals.aurc.entries()) {
      expect(Math.abs(intervals!.aurc![i] - end)).toBeLessThan(0.02);
    }
  });

  it('gives the same figures in a file of version 1 and of version 2', async () => {
    const figures = (of: RunFile) =>
      compare([of], { resamples: 0 }).map(({ row, order, confidence, fits }) => ({
        key: row.key,
        order,
        confidence,
        fits,
        cost: row.cost
      }));
    expect(figures(await readRunFile(runFileBlob(old)))).toEqual(figures(old));
  });
});

it('has no interval of an AURC where answers are all right or all wrong: drawn again they stay so', () => {
  const settings = { bins: 5, resamples: 100, seed: 0, isProbability: true };
  const values = Array.from({ length: 20 }, (_, i) => (i + 1) / 21);
  for (const outcome of [0, 1]) {
    const { aurc, prr, accuracy } = rowIntervals(values, Array(20).fill(outcome), settings);
    expect([aurc, prr]).toEqual([null, null]);
    expect(accuracy![1] - accuracy![0]).toBeGreaterThan(0.1);
  }
});
