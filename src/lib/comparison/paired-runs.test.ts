import { expect, it } from 'vitest';
import { testFile } from '../../../tests/fixtures/run';
import { asProbabilities } from '../calibration/confidence';
import { figureDifferences } from '../calibration/intervals/figure-intervals';
import { overruleKey } from '../runs/run';
import { figuresAt } from './compare';
import { pairRuns } from './paired-runs';
import { rowsOf } from './rows';

const KEY = 'direct/length-normalised-probability';

it('a run differs from itself in nothing', () => {
  const one = testFile(60);
  const { common, rows } = pairRuns(one, one, { resamples: 50 });
  expect(common).toBe(60);
  expect(rows.map(({ first }) => first.signal.kind)).toEqual(rows.map(() => 'probability'));
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
  const [first, second] = [testFile(60), testFile(40, 8)];
  const { common, rows } = pairRuns(first, second, { resamples: 200 });
  expect(common).toBe(40);
  const direct = rows.find((row) => row.first.key === KEY)!;
  const alone = figuresAt(
    rowsOf(second).find(({ key }) => key === KEY)!,
    null
  );
  const byName = Object.fromEntries(direct.figures.map((figure) => [figure.name, figure]));
  expect(byName.accuracy.second).toBeCloseTo(alone.order.accuracy, 12);
  expect(byName.ece.second).toBeCloseTo(alone.confidence!.ece, 12);
  const back = pairRuns(second, first, { resamples: 200 }).rows.find((row) => row.first.key === KEY)!;
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
  const ids = first.run.plan.questionIds.filter((id) => second.run.plan.questionIds.includes(id));
  const of = (file: typeof first) => {
    const row = rowsOf(file).find(({ key }) => key === KEY)!;
    const at = ids.map((id) => row.questionIds.indexOf(id));
    return {
      confidences: asProbabilities(at.map((i) => row.values[i])),
      correct: at.map((i) => row.correct[i])
    };
  };
  const expected = figureDifferences(of(second), of(first), { bins: 5, resamples: 200, seed: 7 });
  expect(byName.brier.difference).toBeCloseTo(expected.brier.difference, 12);
});

it('pairs only the same words, answers that count, and rows both runs have', () => {
  const [first, second] = [testFile(30), testFile(30, 8)];
  second.run.set.questions[0].text = 'Another question?';
  second.run.overrules[overruleKey('q1', 'direct')] = { grade: 'not-attempted', rule: 'person' };
  second.run.plan.arms = second.run.plan.arms.filter(({ id }) => id !== 'distractors');
  const { common, rows } = pairRuns(first, second, { resamples: 20 });
  expect(common).toBe(29);
  expect(new Set(rows.map(({ first }) => first.arm.id))).toEqual(new Set(['direct', 'verbalized']));
  for (const { first, n } of rows) expect(n).toBe(first.arm.id === 'direct' ? 28 : 29);
});

it('runs that share nothing have nothing to compare', () => {
  const [first, second] = [testFile(5), testFile(5, 8)];
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
