import { expect, it } from 'vitest';
import { testRun, testTraces } from '../../../tests/fixtures/run';
import { figureDifferences } from '../calibration/intervals/figure-intervals';
import { asProbabilities } from '../calibration/confidence';
import { compare } from './comparison';
import { overruleKey } from './judged-rows';
import { pairRuns } from './paired-runs';
import type { RunFile } from './run';

function file(count: number, seed = 7): RunFile {
  const run = testRun(count, seed);
  const traces = run.plan.questionIds.flatMap((id) => testTraces(run.plan, id));
  return { format: 'calibration-lab/run', version: 1, run, traces };
}

it('a run differs from itself in nothing', () => {
  const one = file(60);
  const { common, rows } = pairRuns(one, one, { resamples: 50 });
  expect(common).toBe(60);
  expect(rows).toHaveLength(3);
  for (const { n, figures, mended, broken } of rows) {
    expect(n).toBe(60);
    expect([mended, broken]).toEqual([[], []]);
    for (const { name, first, second, difference, interval } of figures) {
      expect([second, difference]).toEqual([first, 0]);
      if (name === 'ece') expect(interval).toBeNull();
      else {
        expect(interval![0]).toBeLessThanOrEqual(0);
        expect(interval![1]).toBeCloseTo(-interval![0], 12);
      }
    }
  }
});

it('figures are those of each run on the shared questions, differences second less first, as the library pairs them', () => {
  const [first, second] = [file(60), file(40, 8)];
  const { common, rows } = pairRuns(first, second, { resamples: 200 });
  expect(common).toBe(40);
  const [alone] = compare(second.run, second.traces, { resamples: 0 }).rows;
  const [direct] = rows;
  const byName = Object.fromEntries(direct.figures.map((figure) => [figure.name, figure]));
  expect(byName.accuracy.second).toBeCloseTo(alone.accuracy, 12);
  expect(byName.ece.second).toBeCloseTo(alone.ece, 12);
  const back = pairRuns(second, first, { resamples: 200 }).rows[0];
  for (const { name, difference } of back.figures) {
    expect(difference).toBeCloseTo(-byName[name].difference, 12);
  }
  expect(back.mended.map(({ questionId }) => questionId).sort()).toEqual(
    direct.broken.map(({ questionId }) => questionId).sort()
  );
  expect(byName.accuracy.difference).toBeCloseTo(
    (direct.mended.length - direct.broken.length) / direct.n,
    12
  );
  const of = (run: RunFile) => {
    const { outcomes } = compare(run.run, run.traces, { resamples: 0 }).rows[0];
    const shared = new Map(outcomes.map((outcome) => [outcome.questionId, outcome]));
    const ids = first.run.plan.questionIds.filter((id) => second.run.plan.questionIds.includes(id));
    return {
      confidences: asProbabilities(ids.map((id) => shared.get(id)!.confidence!)),
      correct: ids.map((id) => shared.get(id)!.correct!)
    };
  };
  const expected = figureDifferences(of(second), of(first), { bins: 5, resamples: 200, seed: 7 });
  expect(byName.brier.difference).toBeCloseTo(expected.brier.difference, 12);
});

it('pairs only the same words, answers that count, and readings both runs took', () => {
  const [first, second] = [file(30), file(30, 8)];
  second.run.set.questions[0].text = 'Another question?';
  second.run.overrules[overruleKey('q1', 'direct', 'answer')] = { grade: 'not-attempted', rule: 'person' };
  second.run.plan.methods = ['direct', 'verbalized'];
  const { common, rows } = pairRuns(first, second, { resamples: 20 });
  expect(common).toBe(29);
  expect(rows.map(({ method, n }) => [method, n])).toEqual([
    ['direct', 28],
    ['verbalized', 29]
  ]);
});

it('runs that share nothing have nothing to compare', () => {
  const [first, second] = [file(5), file(5, 8)];
  for (const question of second.run.set.questions) question.text += ' (other)';
  const { common, rows } = pairRuns(first, second, { resamples: 20 });
  expect(common).toBe(0);
  for (const { n, figures } of rows) {
    expect(n).toBe(0);
    for (const { first, difference, interval } of figures) {
      expect([first, difference, interval]).toEqual([NaN, NaN, null]);
    }
  }
});
