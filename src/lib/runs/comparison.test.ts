import { expect, it } from 'vitest';
import { testRun, testTraces } from '../../../tests/fixtures/run';
import { compare } from './comparison';
import { overruleKey } from './judged-rows';
import { parseRunFile, runFileText } from './run-file';
import { packLogits, unpackOptions } from '../calibration/calibrators/option-logits';
import { optionLikelihood, optionTemperature } from '../calibration/calibrators/temperature-options';
import { crossFit } from '../calibration/splitting/cross-fit';
import { halfOf } from '../calibration/splitting/split';
import { FOLDS } from './splitting';

const run = testRun(60);
const traces = run.plan.questionIds.flatMap((id) => testTraces(run.plan, id));

it('counts every answer once, in dots and histogram', () => {
  for (const row of compare(run, traces, { resamples: 50 }).rows) {
    expect(row.n).toBe(60);
    expect(row.diagram.dots.reduce((sum, { count }) => sum + count, 0)).toBe(60);
    expect(row.diagram.histogram.reduce((sum, { count }) => sum + count, 0)).toBe(60);
    expect(row.fit!.nFit + row.fit!.nJudge).toBe(60);
    expect(row.eceInterval![0]).toBeLessThanOrEqual(row.eceInterval![1]);
  }
});

it('leaves what was not attempted out of the figures and counts it beside them', () => {
  const [first] = run.plan.questionIds;
  const verdict = { grade: 'not-attempted' as const, rule: 'person' };
  const overruled = { ...run, overrules: { [overruleKey(first, 'direct', 'answer')]: verdict } };
  const [direct] = compare(overruled, traces, { resamples: 0 }).rows;
  expect(direct.n).toBe(59);
  expect(direct.notAttempted).toBe(1);
});

it('is unchanged by the order of the traces', () => {
  const figures = (rows: ReturnType<typeof compare>['rows']) =>
    rows.map(({ n, accuracy, ece, auroc }) => ({ n, accuracy, ece: ece.toFixed(12), auroc }));
  const forth = compare(run, traces, { resamples: 0 }).rows;
  const back = compare(run, [...traces].reverse(), { resamples: 0 }).rows;
  expect(figures(back)).toEqual(figures(forth));
});

it('at the fitted temperature the fit half has its smallest NLL', () => {
  for (const { fit } of compare(run, traces, { resamples: 0 }).rows) {
    for (const { nll } of fit!.curve)
      expect(nll).toBeGreaterThanOrEqual(Math.min(...fit!.curve.map((p) => p.nll)));
    const best = fit!.curve.reduce((a, b) => (a.nll < b.nll ? a : b));
    expect(Math.abs(Math.log(best.temperature / fit!.temperature))).toBeLessThan(0.16);
  }
});

it('judges out of fold as cross-fitting in the library does, on every question', () => {
  const halves = compare(run, traces, { resamples: 0 }).rows;
  for (const [i, row] of compare(run, traces, { resamples: 0, splitting: 'folds' }).rows.entries()) {
    const fit = row.fit!;
    expect(fit.splitting).toBe('folds');
    expect([fit.nFit, fit.nJudge]).toEqual([row.n, row.n]);
    if (fit.likelihood === 'binary') expect(fit.nllBefore).toBeCloseTo(row.nll, 9);
    expect(fit.eceBefore).toBeCloseTo(row.ece, 12);
    expect(halves[i].fit!.nFit + halves[i].fit!.nJudge).toBe(row.n);
  }
  const options = compare(run, traces, { resamples: 0, splitting: 'folds' }).rows.find(
    ({ fit }) => fit!.likelihood === 'k-way'
  )!;
  const logits = packLogits(options.outcomes.map(({ reading }) => reading.options!.logits));
  const gold = options.outcomes.map(({ reading }) => reading.options!.gold);
  const ids = options.outcomes.map(({ questionId }) => questionId);
  const { predictions } = crossFit(optionTemperature, logits, gold, ids, { folds: FOLDS, interval: false });
  const total = unpackOptions(predictions).reduce(
    (sum, probabilities, row) => sum - Math.log(probabilities[gold[row]]),
    0
  );
  expect(options.fit!.nllAfter).toBeCloseTo(total / gold.length, 9);
  expect(options.fit!.nllBefore).toBeCloseTo(optionLikelihood(logits, gold)(1).nll / gold.length, 9);
});

it('offers Platt scaling on bare confidences where fewer than half are right, and never on options', () => {
  const { rows } = compare(run, traces, { resamples: 0 });
  for (const { fit, outcomes } of rows) {
    const fitted = outcomes.filter(({ questionId }) => halfOf(questionId) === 'fit');
    const right = fitted.filter(({ correct }) => correct === 1).length / fitted.length;
    expect(fit!.platt !== null).toBe(fit!.likelihood === 'binary' && (fit!.atBound || right < 0.5));
  }
  const wrong = traces.map((trace) => ({
    ...trace,
    readings: trace.readings.map((reading) => ({
      ...reading,
      verdict: {
        grade: trace.questionId.endsWith('3') ? ('right' as const) : ('wrong' as const),
        rule: 'exact'
      }
    }))
  }));
  for (const { fit, method } of compare(run, wrong, { resamples: 0 }).rows) {
    expect(fit!.platt !== null).toBe(method !== 'distractors');
    if (!fit!.platt) continue;
    expect(fit!.platt.nllAfter).toBeLessThan(fit!.nllBefore);
    expect(Number.isFinite(fit!.platt.slope + fit!.platt.offset)).toBe(true);
  }
});

it('has nothing to show before the first answer', () => {
  const [row] = compare(run, []).rows;
  expect(row.n).toBe(0);
  expect(row.ece).toBeNaN();
  expect(row.fit).toBeNull();
  expect(row.verdict.kind).toBe('too-few');
});

it('splits by the question, not by its place', () => {
  const fitted = run.plan.questionIds.filter((id) => halfOf(id) === 'fit').length;
  expect(fitted).toBeGreaterThan(15);
  expect(fitted).toBeLessThan(45);
});

it('writes equal traces for equal runs that took different times', () => {
  const slower = structuredClone(traces);
  for (const reading of slower.flatMap(({ readings }) => readings)) reading.cost.ms += 1000;
  const written = [traces, slower].map((traces) =>
    JSON.parse(runFileText({ format: 'calibration-lab/run', version: 1, run, traces }))
  );
  expect(written[1].traces).toEqual(written[0].traces);
  expect(written[1].timings).not.toEqual(written[0].timings);
});

it('reads back its own file and says what is wrong with another', () => {
  const text = JSON.stringify({ format: 'calibration-lab/run', version: 1, run, traces });
  expect(parseRunFile(text).traces).toEqual(traces);
  const written = runFileText(parseRunFile(text));
  expect(parseRunFile(written).traces).toEqual(traces);
  expect(() => parseRunFile('{')).toThrow(/not valid JSON/);
  expect(() => parseRunFile('{"format":"x"}')).toThrow(/no run of the lab/);
  expect(() => parseRunFile(text.replace('"grade":"right"', '"grade":"good"'))).toThrow(
    /traces\.\d+\.readings/
  );
});
