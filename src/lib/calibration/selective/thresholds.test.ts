import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decisionCase } from '../../../../tests/oracles/decision-cases';
import expected from '../../../../tests/oracles/decisions.json';
import { certainThreshold } from './certain-threshold';
import { cheapestThreshold, costsAt } from './cheapest-threshold';
import { judgedThreshold } from './judged-threshold';
import { leastShown, precisionPValue } from './precision-test';
import { coverageAtAccuracy, riskCoverageCurve } from './risk-coverage';

describe('as SciPy and NumPy compute them (tests/oracles/decisions.py)', () => {
  it('the exact test of a precision', () => {
    for (const { right, shown, target, pValue } of expected.tests) {
      expect(precisionPValue(right, shown, target)).toBeCloseTo(pValue, 10);
    }
    expect(leastShown(0.9, 0.05)).toBe(29);
    expect(leastShown(0.95, 0.05)).toBe(59);
  });

  it.each(expected.cases.map((each) => [`n = ${each.n}, ${each.steps || 'no'} steps`, each] as const))(
    '%s',
    (_, each) => {
      const { scores, correct } = decisionCase(each.n, each.seed, each.steps);
      for (const { target, certainty, starts, chosen } of each.certain) {
        const found = certainThreshold(scores, correct, { target, certainty });
        expect(found.reason).toBe(starts.length === 0 ? 'too-few' : chosen ? null : 'none-passes');
        if (!chosen) continue;
        expect(found.point).toMatchObject({ threshold: chosen.threshold, count: chosen.count });
        expect(found.point!.accuracy).toBeCloseTo(chosen.right / chosen.count, 12);
        expect(found.pValue).toBeCloseTo(chosen.pValue, 9);
      }
      for (const { wrong, ask, cost, threshold } of each.cheapest) {
        const found = cheapestThreshold(scores, correct, { wrong, ask })!;
        expect(found.cost).toBeCloseTo(cost, 12);
        expect(found.point.threshold).toBe(threshold ?? Infinity);
      }
      for (const { threshold, shown, right, coverageInterval, precisionInterval } of each.judged) {
        const judged = judgedThreshold(scores, correct, threshold);
        expect(judged).toMatchObject({ n: each.n, shown, right });
        coverageInterval.forEach((end, i) => expect(judged.coverageInterval![i]).toBeCloseTo(end, 9));
        expect(judged.precisionInterval === null).toBe(precisionInterval === null);
        precisionInterval?.forEach((end, i) => expect(judged.precisionInterval![i]).toBeCloseTo(end, 9));
      }
    }
  );
});

const rows = fc.array(fc.tuple(fc.integer({ min: 0, max: 30 }), fc.integer({ min: 0, max: 1 })), {
  maxLength: 150
});

describe('a certain threshold', () => {
  it('depends on order alone, not on row order, and shows no more than the plain one', () => {
    fc.assert(
      fc.property(rows, fc.constantFrom(0.6, 0.8, 0.9), (data, target) => {
        const scores = data.map(([score]) => score);
        const correct = data.map(([, right]) => right);
        const found = certainThreshold(scores, correct, { target });
        const bent = certainThreshold(
          scores.map((score) => Math.exp(score / 3) - 70),
          correct,
          { target }
        );
        expect(bent.point?.count).toBe(found.point?.count);
        const back = certainThreshold([...scores].reverse(), [...correct].reverse(), { target });
        expect(back).toEqual(found);
        if (!found.point) return;
        expect(found.point.accuracy).toBeGreaterThanOrEqual(target);
        expect(found.point.count).toBeLessThanOrEqual(coverageAtAccuracy(scores, correct, target)!.count);
      })
    );
  });

  it('is found where all are right, from the fewest rows on, and never where all are wrong', () => {
    const all = (n: number, right: number) =>
      certainThreshold(new Array(n).fill(0), new Array(n).fill(right), { target: 0.9 });
    expect(all(28, 1)).toMatchObject({ point: null, reason: 'too-few', least: 29 });
    expect(all(29, 1).point).toMatchObject({ coverage: 1, threshold: 0 });
    expect(all(500, 0)).toMatchObject({ point: null, reason: 'none-passes' });
    expect(all(0, 1)).toMatchObject({ point: null, reason: 'too-few' });
  });

  it('refuses what cannot be promised, and bad rows', () => {
    expect(() => certainThreshold([1], [1], { target: 1 })).toThrow(/between 0 and 1/);
    expect(() => certainThreshold([1], [1], { target: 0.9, certainty: 1 })).toThrow(/certainty/);
    expect(() => certainThreshold([NaN], [1], { target: 0.9 })).toThrow(/Row 0/);
    expect(() => certainThreshold([1], [0.5], { target: 0.9 })).toThrow(/Row 0/);
    expect(() => precisionPValue(3, 2, 0.5)).toThrow(RangeError);
  });
});

describe('the cheapest threshold', () => {
  it('costs no more than always answering or always asking, and no other threshold costs less', () => {
    fc.assert(
      fc.property(
        rows,
        fc.integer({ min: 0, max: 9 }),
        fc.integer({ min: 1, max: 9 }),
        (data, wrong, ask) => {
          const scores = data.map(([score]) => score);
          const correct = data.map(([, right]) => right);
          const found = cheapestThreshold(scores, correct, { wrong, ask });
          if (data.length === 0) {
            expect(found).toBeNull();
            return;
          }
          const meanAt = (threshold: number) =>
            costsAt(scores, correct, threshold, { wrong, ask }).reduce((sum, cost) => sum + cost, 0) /
            data.length;
          expect(found!.cost).toBeCloseTo(meanAt(found!.point.threshold), 9);
          for (const threshold of [...scores, Infinity]) {
            expect(meanAt(threshold)).toBeGreaterThanOrEqual(found!.cost - 1e-9);
          }
        }
      )
    );
  });

  it('refuses costs that are no costs', () => {
    expect(() => cheapestThreshold([1], [1], { wrong: -1, ask: 1 })).toThrow(/wrong -1/);
    expect(() => cheapestThreshold([1], [1], { wrong: 0, ask: 0 })).toThrow(RangeError);
  });
});

it('what is judged of no rows, or with nothing shown, has no interval', () => {
  expect(judgedThreshold([], [], 0.5)).toMatchObject({
    n: 0,
    coverageInterval: null,
    precisionInterval: null
  });
  const none = judgedThreshold([0.1], [1], Infinity);
  expect(none).toMatchObject({ shown: 0, coverage: 0, precision: NaN, precisionInterval: null });
  // A threshold that shows none, or all, shows none or all of any rows.
  expect(none.coverageInterval).toBeNull();
  expect(judgedThreshold([0.1], [1], -Infinity)).toMatchObject({ coverage: 1, coverageInterval: null });
  expect(judgedThreshold([0.1], [1], 0.5)).toMatchObject({
    coverage: 0,
    coverageInterval: [0, expect.any(Number)]
  });
});

it('a promise is decided by its exact tests, whatever the cheap bound before them lets through', () => {
  const row = fc.tuple(fc.integer({ min: 0, max: 200 }), fc.double({ min: 0, max: 1, noNaN: true }));
  const aims = fc.tuple(
    fc.double({ min: 0.05, max: 0.95, noNaN: true }),
    fc.double({ min: 0.2, max: 0.99, noNaN: true })
  );
  fc.assert(
    fc.property(fc.array(row, { minLength: 1, maxLength: 300 }), aims, (made, [target, certainty]) => {
      const scores = made.map(([score]) => score);
      const correct = made.map(([score, luck]) => Number(luck < 0.3 + score / 300));
      const { least, point, pValue } = certainThreshold(scores, correct, { target, certainty });
      const error = 1 - certainty;
      let starts: number[] = [];
      for (let many = 1; 2 ** (many - 1) <= made.length; many++) {
        const first = leastShown(target, error / many);
        if (first * 2 ** (many - 1) <= made.length)
          starts = Array.from({ length: many }, (_, j) => first * 2 ** j);
      }
      let [level, begun, threshold, p] = [0, 0, NaN, NaN];
      for (const each of riskCoverageCurve(scores, correct)) {
        for (; starts[begun] <= each.count; begun++) level += error / starts.length;
        const test = precisionPValue(Math.round(each.accuracy * each.count), each.count, target);
        if (level > 0 && test <= level) [threshold, p] = [each.threshold, test];
        else if (level > 0) level = 0;
      }
      expect([point?.threshold ?? NaN, pValue, least]).toEqual([threshold, p, leastShown(target, error)]);
    })
  );
});
