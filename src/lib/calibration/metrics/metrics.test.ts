import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Seeded } from '../../../../tests/oracles/seeded';
import { asProbabilities, asProbability, type Probability } from '../confidence';
import { mean } from './accuracy';
import { auroc, hanleyMcNeilError, delongError } from './auroc';
import { auprc } from './average-precision';
import { binIndex, equalMassBins, equalWidthBins, reliabilityBins } from './bins';
import { brier, brierDecomposition, brierOfBaseRate, brierSkill } from './brier';
import { classwiseEce, eceByOption } from './classwise-ece';
import { debiasedEceOfBins, debiasedSquaredCeOfBins } from './debiased-ece';
import { adaptiveEce, ece, eceOfBins, flexEce, mce, mceOfBins } from './ece';
import { kWayLogLoss, nll } from './nll';
import { smoothEce } from './smooth-ece';
import { spiegelhalter } from './spiegelhalter';

const p = (...values: number[]) => asProbabilities(values);

/** Confidences with ties and edges among them, and outcomes. */
const rows = fc.array(
  fc.tuple(
    fc.oneof(fc.constantFrom(0, 0.1, 0.3, 0.6, 0.7, 1), fc.double({ min: 0, max: 1, noNaN: true })),
    fc.integer({ min: 0, max: 1 })
  ),
  { minLength: 1, maxLength: 200 }
);
const split = (data: readonly (readonly [number, number])[]) => ({
  confidences: asProbabilities(data.map(([c]) => c)),
  correct: data.map(([, y]) => y)
});

/** Every metric of confidences and outcomes, by name. */
const metrics: Record<string, (confidences: ArrayLike<Probability>, correct: number[]) => number> = {
  ece,
  mce,
  adaptiveEce,
  flexEce,
  smoothEce: (c, y) => smoothEce(c, y).smoothEce,
  debiasedEce: (c, y) => debiasedEceOfBins(equalWidthBins(c, y)),
  debiasedSquaredCe: (c, y) => debiasedSquaredCeOfBins(equalWidthBins(c, y)),
  brier,
  brierSkill,
  reliability: (c, y) => brierDecomposition(c, y).reliability,
  resolution: (c, y) => brierDecomposition(c, y, 'values').resolution,
  nll: (c, y) => nll(c, y).nll,
  auroc,
  auprc,
  delongError,
  spiegelhalter: (c, y) => spiegelhalter(c, y).z
};

describe.each(Object.entries(metrics))('%s', (_, metric) => {
  it('does not depend on the order of the rows', () => {
    fc.assert(
      fc.property(rows, fc.infiniteStream(fc.nat()), (data, numbers) => {
        const keyed = data.map((row) => ({ row, key: numbers.next().value as number }));
        const shuffled = keyed.sort((a, b) => a.key - b.key).map(({ row }) => row);
        const { confidences, correct } = split(data);
        const other = split(shuffled);
        const value = metric(confidences, correct);
        if (!Number.isFinite(value)) return;
        const again = metric(other.confidences, other.correct);
        expect(Math.abs(again - value)).toBeLessThanOrEqual(1e-9 * Math.max(1, Math.abs(value)));
      }),
      { numRuns: 15 }
    );
  });

  it('is NaN for nothing, never 0', () => {
    expect(metric(p(), [])).toBeNaN();
  });

  it('names the row of an outcome that is none', () => {
    expect(() => metric(p(0.5, 0.5), [1, -1])).toThrow(/Row 1: .*got -1/);
    expect(() => metric(p(0.5, 0.5), [1])).toThrow(/2 rows, but 1 outcome/);
  });
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

  it('of equal mass never split a value, and hold every row once', () => {
    expect(equalMassBins(p(0.2, 0.2, 0.2, 0.2, 0.9), [1, 0, 1, 0, 1], 5).map(({ count }) => count)).toEqual([
      4, 1
    ]);
    fc.assert(
      fc.property(rows, fc.integer({ min: 1, max: 30 }), (data, bins) => {
        const { confidences, correct } = split(data);
        const made = equalMassBins(confidences, correct, bins);
        expect(made.length).toBeLessThanOrEqual(bins);
        expect(made.flatMap(({ rows }) => rows).sort((a, b) => a - b)).toEqual([...data.keys()]);
        const homes = new Map<number, number>();
        made.forEach((bin, i) => {
          for (const row of bin.rows) {
            expect(homes.get(confidences[row]) ?? i).toBe(i);
            homes.set(confidences[row], i);
            expect(confidences[row]).toBeLessThanOrEqual(bin.hi);
            expect(confidences[row]).toBeGreaterThanOrEqual(bin.lo);
          }
        });
      })
    );
  });

  it('give the ECE that is summed directly, of either kind', () => {
    fc.assert(
      fc.property(rows, fc.integer({ min: 1, max: 30 }), (data, bins) => {
        const { confidences, correct } = split(data);
        const width = reliabilityBins(confidences, correct, bins);
        const mass = reliabilityBins(confidences, correct, bins, 'mass');
        expect(eceOfBins(width)).toBeCloseTo(ece(confidences, correct, bins), 12);
        expect(eceOfBins(mass)).toBeCloseTo(adaptiveEce(confidences, correct, bins), 12);
      })
    );
  });

  it('need a whole number of them', () => {
    for (const bins of [0, -1, 2.5, NaN]) {
      expect(() => ece(p(0.5), [1], bins)).toThrow(/number of bins/);
      expect(() => adaptiveEce(p(0.5), [1], bins)).toThrow(RangeError);
    }
  });
});

describe('by hand', () => {
  const confidences = p(0.9, 0.8, 0.3, 0.6);
  const correct = [1, 0, 0, 1];

  it('ECE, MCE, Brier, NLL and AUROC of four rows', () => {
    expect(ece(confidences, correct)).toBeCloseTo((0.1 + 0.8 + 0.3 + 0.4) / 4, 12);
    expect(mce(confidences, correct)).toBeCloseTo(0.8, 12);
    expect(brier(confidences, correct)).toBeCloseTo((0.01 + 0.64 + 0.09 + 0.16) / 4, 12);
    expect(brierOfBaseRate(correct)).toBe(0.25);
    expect(brierSkill(confidences, correct)).toBeCloseTo(1 - 0.225 / 0.25, 12);
    expect(nll(confidences, correct).nll).toBeCloseTo(
      -(Math.log(0.9) + Math.log(0.2) + Math.log(0.7) + Math.log(0.6)) / 4,
      12
    );
    expect(auroc(confidences, correct)).toBe(0.75);
  });

  it('NaN for the summaries of nothing', () => {
    for (const value of [mceOfBins([]), eceOfBins([]), brierOfBaseRate([]), mean([])])
      expect(value).toBeNaN();
    expect(Object.values(brierDecomposition(p(), []))).toEqual(Array(6).fill(NaN));
    expect(classwiseEce([], [])).toBeNaN();
    expect(kWayLogLoss([], []).nll).toBeNaN();
  });

  it('half for ties, NaN where one class is missing', () => {
    expect(auroc([1, 1, 1], [1, 0, 1])).toBe(0.5);
    expect(auroc([1, 2], [1, 1])).toBeNaN();
    expect(auprc([1, 2], [0, 0])).toBeNaN();
    expect(brierSkill(p(0.5, 0.5), [1, 1])).toBeNaN();
    expect(() => auroc([NaN], [1])).toThrow(/Row 0: a score must be a number/);
  });

  it('clipped probabilities are counted', () => {
    expect(nll(p(0, 1), [1, 0])).toEqual({ nll: -Math.log(1e-12), clipped: 2 });
    expect(kWayLogLoss([[1, 0]], [1])).toEqual({ nll: -Math.log(1e-12), clipped: 1 });
  });

  it('what is no probability or no option is refused, with its row', () => {
    expect(() => asProbability(NaN)).toThrow(RangeError);
    expect(() => asProbability(1.01)).toThrow(RangeError);
    expect(() => p(0.5, 2)).toThrow(/Row 1/);
    expect(() => kWayLogLoss([[0.5, 0.5]], [2])).toThrow(/Row 0: the label must be one of 0 … 1/);
    expect(() => classwiseEce([[0.5, 1.5]], [0])).toThrow(/Row 0, option 1/);
    expect(() => flexEce(p(0.5), [1.2])).toThrow(/Row 0: a graded outcome/);
  });

  it('options that only some questions have are judged on those', () => {
    expect(
      eceByOption(
        [
          [0.5, 0.5],
          [0.2, 0.2, 0.6]
        ],
        [0, 2]
      )
    ).toEqual([
      expect.closeTo((0.5 + 0.2) / 2, 12),
      expect.closeTo((0.5 + 0.2) / 2, 12),
      expect.closeTo(0.4, 12)
    ]);
  });
});

describe('what theory asks', () => {
  it('Murphy’s terms add up to the Brier score', () => {
    fc.assert(
      fc.property(rows, fc.constantFrom<number | 'values'>(1, 5, 10, 'values'), (data, bins) => {
        const { confidences, correct } = split(data);
        const terms = brierDecomposition(confidences, correct, bins);
        expect(
          terms.reliability -
            terms.resolution +
            terms.uncertainty +
            terms.withinVariance -
            terms.withinCovariance
        ).toBeCloseTo(terms.brier, 12);
        if (bins === 'values') expect(terms.withinVariance).toBe(0);
      })
    );
  });

  it('an AUROC is kept by a positive temperature on the log-odds, and turned over by −scores', () => {
    const inside = fc.array(fc.tuple(fc.integer({ min: 1, max: 99 }), fc.integer({ min: 0, max: 1 })), {
      minLength: 2,
      maxLength: 100
    });
    fc.assert(
      fc.property(inside, fc.double({ min: 0.2, max: 20, noNaN: true }), (data, temperature) => {
        const scores = data.map(([c]) => c / 100);
        const correct = data.map(([, y]) => y);
        const scaled = scores.map((c) => 1 / (1 + Math.exp(-Math.log(c / (1 - c)) / temperature)));
        const area = auroc(scores, correct);
        expect(auroc(scaled, correct)).toBe(area);
        if (!Number.isNaN(area)) {
          expect(
            auroc(
              scores.map((c) => -c),
              correct
            )
          ).toBeCloseTo(1 - area, 12);
        }
      })
    );
  });

  it('more bins never lower the ECE when each is split', () => {
    fc.assert(
      fc.property(rows, (data) => {
        const { confidences, correct } = split(data);
        expect(ece(confidences, correct, 20)).toBeGreaterThanOrEqual(ece(confidences, correct, 10) - 1e-12);
        expect(ece(confidences, correct, 1)).toBeCloseTo(Math.abs(mean(confidences) - mean(correct)), 12);
      })
    );
  });

  it('the smooth ECE lies between the mean gap and the error by value, but for its grid', () => {
    const inside = fc.array(
      fc.tuple(fc.double({ min: 0.01, max: 0.99, noNaN: true }), fc.integer({ min: 0, max: 1 })),
      { minLength: 1, maxLength: 200 }
    );
    fc.assert(
      fc.property(inside, (data) => {
        const { confidences, correct } = split(data);
        const { smoothEce: value, bandwidth } = smoothEce(confidences, correct);
        const byValue = adaptiveEce(confidences, correct, data.length);
        const gap = Math.abs(mean(confidences) - mean(correct));
        // The kernel is cut at ±½, and the grid weighs both ends of [0, 1] in full.
        expect(value).toBeGreaterThanOrEqual(gap * 0.8 - 0.01);
        expect(value).toBeLessThanOrEqual(Math.min(1, byValue * 1.25 + 0.01));
        expect(value).toBeLessThanOrEqual(bandwidth + 1e-9);
      }),
      { numRuns: 30 }
    );
  });

  it('the debiased ECE of calibrated streams is nearer 0 than the ECE', () => {
    const random = new Seeded(3);
    let plain = 0;
    let debiased = 0;
    let squared = 0;
    for (let trial = 0; trial < 300; trial++) {
      const c = asProbabilities(Array.from({ length: 200 }, () => random.uniform()));
      const y = Array.from(c, (chance) => random.flip(chance));
      const bins = equalWidthBins(c, y);
      plain += eceOfBins(bins) / 300;
      debiased += debiasedEceOfBins(bins) / 300;
      squared += debiasedSquaredCeOfBins(bins) / 300;
    }
    expect(debiased).toBeLessThan(0.6 * plain);
    expect(Math.abs(squared)).toBeLessThan(0.1 * plain * plain);
  });

  it("Spiegelhalter's z of calibrated streams is standard normal", () => {
    const random = new Seeded(4);
    const tests = Array.from({ length: 1000 }, () => {
      const c = asProbabilities(Array.from({ length: 60 }, () => random.uniform()));
      return spiegelhalter(
        c,
        Array.from(c, (chance) => random.flip(chance))
      );
    });
    expect(mean(tests.map(({ z }) => z))).toBeCloseTo(0, 0);
    expect(mean(tests.map(({ z }) => z * z))).toBeCloseTo(1, 0);
    expect(Math.abs(mean(tests.map(({ p }) => (p < 0.05 ? 1 : 0))) - 0.05)).toBeLessThan(0.03);
  });

  it("Hanley and McNeil's error is DeLong's where scores are exponential, as they take them to be", () => {
    const random = new Seeded(6);
    const scores = Array.from(
      { length: 6000 },
      (_, row) => -Math.log(1 - random.uniform()) * (row % 3 ? 1 : 3)
    );
    const correct = scores.map((_, row) => (row % 3 ? 0 : 1));
    const area = auroc(scores, correct);
    expect(area).toBeCloseTo(0.75, 1);
    expect(hanleyMcNeilError(area, 2000, 4000) / delongError(scores, correct)).toBeCloseTo(1, 1);
    expect(hanleyMcNeilError(NaN, 0, 4)).toBeNaN();
  });
});
