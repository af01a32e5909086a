import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { asProbability } from './confidence';
import { bootstrapInterval } from './intervals/bootstrap';
import { quantile } from './intervals/quantile';
import { eceNullFloor } from './intervals/null-floor';
import { scoreBand, wilsonInterval } from './intervals/wilson';
import { auroc } from './metrics/auroc';
import { binIndex, equalMassBins, equalWidthBins } from './metrics/bins';
import { brier, brierOfBaseRate } from './metrics/brier';
import { ece, eceOfBins, mceOfBins } from './metrics/ece';
import { nll } from './metrics/nll';

const p = (...values: number[]) => values.map(asProbability);
const rows = fc.array(fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.integer({ min: 0, max: 1 })), {
  minLength: 1,
  maxLength: 200
});

describe('bins', () => {
  it('are right-closed, the first with its left edge, at every edge and its neighbours', () => {
    for (const bins of [3, 5, 10, 15, 20]) {
      for (let i = 1; i < bins; i++) {
        expect(binIndex(i / bins, bins)).toBe(i - 1);
        expect(binIndex((i / bins) * (1 + 2 ** -52), bins)).toBe(i);
      }
      expect(binIndex(0, bins)).toBe(0);
      expect(binIndex(1, bins)).toBe(bins - 1);
    }
  });

  it('of equal mass never split a value', () => {
    const bins = equalMassBins(p(0.2, 0.2, 0.2, 0.2, 0.9), [1, 0, 1, 0, 1], 5);
    expect(bins.map(({ count }) => count)).toEqual([4, 1]);
  });

  it('give the ECE that is summed directly', () => {
    fc.assert(
      fc.property(rows, (data) => {
        const confidences = p(...data.map(([c]) => c));
        const correct = data.map(([, y]) => y);
        expect(eceOfBins(equalWidthBins(confidences, correct))).toBeCloseTo(ece(confidences, correct), 12);
      })
    );
  });
});

describe('metrics', () => {
  const confidences = p(0.9, 0.8, 0.3, 0.6);
  const correct = [1, 0, 0, 1];

  it('agree with hand calculation', () => {
    expect(ece(confidences, correct)).toBeCloseTo((0.1 + 0.8 + 0.3 + 0.4) / 4, 12);
    expect(mceOfBins(equalWidthBins(confidences, correct))).toBeCloseTo(0.8, 12);
    expect(brier(confidences, correct)).toBeCloseTo((0.01 + 0.64 + 0.09 + 0.16) / 4, 12);
    expect(brierOfBaseRate(correct)).toBe(0.25);
    expect(nll(confidences, correct).nll).toBeCloseTo(
      -(Math.log(0.9) + Math.log(0.2) + Math.log(0.7) + Math.log(0.6)) / 4,
      12
    );
    expect(auroc(confidences, correct)).toBe(0.75);
  });

  it('give NaN for nothing', () => {
    for (const value of [
      ece([], []),
      mceOfBins([]),
      brier([], []),
      nll([], []).nll,
      auroc([], []),
      brierOfBaseRate([])
    ]) {
      expect(value).toBeNaN();
    }
  });

  it('count half for ties, and NaN where one class is missing', () => {
    expect(auroc([1, 1, 1], [1, 0, 1])).toBe(0.5);
    expect(auroc([1, 2], [1, 1])).toBeNaN();
  });

  it('count clipped probabilities', () => {
    expect(nll(p(0, 1), [1, 0])).toEqual({ nll: -Math.log(1e-12), clipped: 2 });
  });

  it('refuse what is no probability', () => {
    expect(() => asProbability(NaN)).toThrow(RangeError);
    expect(() => asProbability(1.01)).toThrow(RangeError);
  });
});

describe('intervals', () => {
  it("Wilson's interval equals the published example (Newcombe 1998: 81 of 263)", () => {
    const [lo, hi] = wilsonInterval(81, 263);
    expect(lo).toBeCloseTo(0.2553, 4);
    expect(hi).toBeCloseTo(0.3662, 4);
  });

  it('the quantile interpolates', () => {
    expect(quantile([1, 2, 3, 4], 0.5)).toBe(2.5);
  });

  it('the bootstrap is repeatable and covers the mean', () => {
    const values = Float64Array.from({ length: 100 }, (_, i) => i / 99);
    const statistic = (drawn: Int32Array) => drawn.reduce((sum, row) => sum + values[row], 0) / drawn.length;
    const interval = bootstrapInterval(100, statistic, { seed: 3 })!;
    expect(interval).toEqual(bootstrapInterval(100, statistic, { seed: 3 }));
    expect(interval[0]).toBeLessThan(0.5);
    expect(interval[1]).toBeGreaterThan(0.5);
    expect(interval[1] - interval[0]).toBeCloseTo(2 * 1.96 * Math.sqrt(1 / 12 / 100), 1);
    expect(bootstrapInterval(0, statistic)).toBeNull();
  });

  it('a calibrated stream stays under its floor as often as it says', () => {
    const confidences = p(...Array.from({ length: 200 }, (_, i) => (i % 20) / 20 + 0.02));
    const { mean, upper } = eceNullFloor(confidences, 10, { seed: 1 });
    const again = eceNullFloor(confidences, 10, { seed: 2 });
    expect(mean).toBeGreaterThan(0);
    expect(upper).toBeGreaterThan(mean);
    expect(again.upper).toBeCloseTo(upper, 2);
  });

  it('a share lies in the score band exactly when its Wilson interval holds the confidence', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 300 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.double({ min: 0.001, max: 0.999, noNaN: true }),
        (n, part, confidence) => {
          const right = Math.round(part * n);
          const [lo, hi] = scoreBand(confidence, n);
          const [from, to] = wilsonInterval(right, n);
          const distance = Math.min(Math.abs(confidence - from), Math.abs(confidence - to));
          fc.pre(distance > 1e-9);
          expect(right / n >= lo && right / n <= hi).toBe(confidence >= from && confidence <= to);
        }
      )
    );
    expect(scoreBand(0.5, 0)).toEqual([0, 1]);
  });
});
