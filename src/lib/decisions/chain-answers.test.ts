import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import expected from '../../../tests/oracles/cascade-chain-drift.json';
import { chainAnswersOf, decideChain } from './chain-answers';

const outcomes = (right: number, n: number) => Array.from({ length: n }, (_, i) => (i < right ? 1 : 0));

describe('a chain on a run’s answers', () => {
  it.each(expected.chainIntervals.map((each) => [each.right, each.n, each] as const))(
    'has an interval as SciPy computes it, %d right of %d',
    (right, n, { steps, dependence, success, interval }) => {
      const made = decideChain({ of: 'all', outcomes: outcomes(right, n) }, { steps, dependence })!;
      expect(made.success).toBeCloseTo(success, 12);
      interval.forEach((end, i) => expect(made.successInterval[i]).toBeCloseTo(end, 9));
    }
  );

  it('says how little a few dozen answers tell of a long chain', () => {
    const { sentence, note } = decideChain(
      { of: 'shown', outcomes: outcomes(36, 44) },
      { steps: 20, dependence: 0 }
    )!;
    expect(sentence).toBe(
      'With 82 % (67 to 92 %) right among 44 answers shown, 20 steps in a row are all right in 1.8 % (under 0.1 to 18 %) of cases. For 90 % each step would have to be right in 99.5 %.'
    );
    expect(note).toMatch(/hang together by 0 % is assumed.* a check of the formula/);
    const one = decideChain({ of: 'all', outcomes: [1] }, { steps: 1, dependence: 0 })!;
    expect(one.sentence).toMatch(/^With 100 % \(2 to 100 %\) right of one answer, 1 step in a row is right/);
    expect(decideChain({ of: 'all', outcomes: [] }, { steps: 1, dependence: 0 })).toBeNull();
  });

  it('holds its chance, narrows with more answers, and lies in [0, 1]', () => {
    const share = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 30 }),
        share,
        fc.integer({ min: 1, max: 8 }),
        share,
        (n, part, steps, dependence) => {
          const right = Math.round(part * n);
          const of = (times: number) =>
            decideChain({ of: 'all', outcomes: outcomes(times * right, times * n) }, { steps, dependence })!;
          const [few, many] = [of(1), of(4)];
          const [low, high] = few.successInterval;
          expect(low).toBeGreaterThanOrEqual(0);
          expect(low).toBeLessThanOrEqual(few.success + 1e-12);
          expect(high).toBeGreaterThanOrEqual(few.success - 1e-12);
          expect(high).toBeLessThanOrEqual(1);
          expect(many.successInterval[1] - many.successInterval[0]).toBeLessThanOrEqual(high - low + 1e-12);
        }
      ),
      { numRuns: 40 }
    );
  });

  it('takes the answers shown of the part that chose nothing, or all of it where none is shown', () => {
    const rows = {
      values: Float64Array.of(0.9, 0.8, 0.2, 0.1),
      correct: Uint8Array.of(1, 0, 1, 0),
      parts: ['judge', 'fit', 'judge', 'judge'] as const
    };
    const of = (threshold: number | null) => {
      const { outcomes: taken, ...rest } = chainAnswersOf(rows, { threshold });
      return { ...rest, outcomes: Array.from(taken) };
    };
    expect(of(0.2)).toEqual({ of: 'shown', outcomes: [1, 1] });
    expect(of(null)).toEqual({ of: 'all', outcomes: [1, 1, 0] });
    expect(of(Infinity)).toEqual({ of: 'all', outcomes: [1, 1, 0] });
  });
});
