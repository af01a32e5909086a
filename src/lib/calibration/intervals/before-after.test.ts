import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { metricCase } from '../../../../tests/oracles/metric-cases';
import { asProbabilities } from '../confidence';
import { ece } from '../metrics/ece';
import { beforeAfter, eceChange } from './before-after';
import { correctedEce } from './corrected-ece';
import { differenceInterval } from './difference-interval';

const sureOf = (name: 'calibrated' | 'overconfident', n = 80) => {
  const { confidences, correct } = metricCase(name);
  return {
    sure: asProbabilities(Array.from(confidences).slice(0, n)),
    correct: Array.from(correct).slice(0, n)
  };
};
const rows = fc.array(
  fc.record({
    before: fc.double({ min: 0, max: 1, noNaN: true }),
    after: fc.double({ min: 0, max: 1, noNaN: true }),
    right: fc.nat(1),
    id: fc.nat(4)
  }),
  { minLength: 1, maxLength: 12 }
);

describe('how an ECE changed', () => {
  it('is the difference of the two without chance, and its interval that of these', () => {
    const { sure, correct } = sureOf('overconfident');
    const less = asProbabilities(Array.from(sure, (each) => Math.max(0, each - 0.1)));
    const change = eceChange(sure, less, correct, { seed: 3 });
    const [first, second] = [sure, less].map((each) => correctedEce(each, correct, 10, { seed: 3 }));
    expect(change).toEqual({
      before: first.value,
      after: second.value,
      interval: differenceInterval(first, second)
    });
  });

  it('lies within its interval, and that within −1 and 1, with and without repeated ids', () => {
    fc.assert(
      fc.property(rows, fc.boolean(), (drawn, repeats) => {
        const { before, after, interval } = eceChange(
          asProbabilities(drawn.map((row) => row.before)),
          asProbabilities(drawn.map((row) => row.after)),
          drawn.map(({ right }) => right),
          { bins: 5, groups: repeats ? drawn.map(({ id }) => id) : undefined }
        );
        expect(interval![0]).toBeLessThanOrEqual(after - before);
        expect(interval![1]).toBeGreaterThanOrEqual(after - before);
        expect(interval![0]).toBeGreaterThanOrEqual(-1);
        expect(interval![1]).toBeLessThanOrEqual(1);
      }),
      { numRuns: 30 }
    );
  });

  it('is 0 where nothing changed, with as much room on both sides', () => {
    for (const name of ['calibrated', 'overconfident'] as const) {
      const { sure, correct } = sureOf(name);
      const { before, after, interval } = eceChange(sure, sure, correct);
      expect(after).toBe(before);
      expect(interval![0]).toBeLessThan(0);
      expect(interval![1]).toBeCloseTo(-interval![0], 12);
    }
  });

  it('is found where a fit makes it surely better or worse', () => {
    const { sure, correct } = sureOf('overconfident');
    const right = asProbabilities(correct.map((each) => (each ? 0.99 : 0.01)));
    expect(eceChange(sure, right, correct).interval![1]).toBeLessThan(0);
    const wrong = asProbabilities(correct.map((each) => (each ? 0.01 : 0.99)));
    expect(eceChange(sure, wrong, correct).interval![0]).toBeGreaterThan(0);
  });

  it('counts ids that repeat once, and those that do not as rows', () => {
    const { sure, correct } = sureOf('calibrated', 40);
    const less = asProbabilities(Array.from(sure, (each) => each * 0.9));
    const options = { bins: 5, seed: 1 };
    const once = eceChange(sure, less, correct, options);
    expect(eceChange(sure, less, correct, { ...options, groups: correct.map((_, i) => i) })).toEqual(once);
    const five = <Value>(values: ArrayLike<Value>) =>
      Array.from(values).flatMap((value) => Array.from({ length: 5 }, () => value));
    const [sure5, less5] = [sure, less].map((each) => asProbabilities(five(each)));
    const groups = five(correct.map((_, i) => i));
    const width = ([low, high]: [number, number]) => high - low;
    const tied = width(eceChange(sure5, less5, five(correct), { ...options, groups }).interval!);
    expect(tied / width(once.interval!)).toBeGreaterThan(0.8);
    expect(tied / width(once.interval!)).toBeLessThan(1.25);
    expect(width(eceChange(sure5, less5, five(correct), options).interval!)).toBeLessThan(0.7 * tied);
  });

  it('of no rows is none', () => {
    const none = asProbabilities([]);
    expect(eceChange(none, none, [])).toEqual({ before: NaN, after: NaN, interval: null });
  });

  it('uses what is known of before', () => {
    const { sure, correct } = sureOf('calibrated');
    const known = { value: 0.2, interval: [0.1, 0.3] as [number, number] };
    expect(eceChange(sure, sure, correct, { correctedBefore: known }).before).toBe(0.2);
  });

  it('stands beside the ECEs as seen, and is left out without resamples', () => {
    const { sure, correct } = sureOf('calibrated');
    const half = asProbabilities(correct.map(() => 0.5));
    const { ece: seen, correctedEce: change } = beforeAfter(sure, half, correct, { seed: 2 });
    expect(seen).toEqual({ before: ece(sure, correct), after: ece(half, correct) });
    expect(change).toEqual(eceChange(sure, half, correct, { seed: 2 }));
    expect(beforeAfter(sure, half, correct, { resamples: 0 }).correctedEce).toBeNull();
  });
});
