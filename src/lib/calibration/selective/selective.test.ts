import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mean } from '../metrics/accuracy';
import { auroc } from '../metrics/auroc';
import { augrc, aurc, bestAurc, excessAurc, predictionRejectionRatio } from './areas';
import { accuracyAtCoverage, coverageAtAccuracy, riskCoverageCurve } from './risk-coverage';

const rows = fc.array(fc.tuple(fc.integer({ min: 0, max: 12 }), fc.integer({ min: 0, max: 1 })), {
  minLength: 1,
  maxLength: 80
});
const split = (data: readonly (readonly [number, number])[]) => ({
  scores: data.map(([score]) => score),
  correct: data.map(([, y]) => y)
});

/** All orders of some things. */
function orders<T>(things: readonly T[]): T[][] {
  if (things.length < 2) return [[...things]];
  return things.flatMap((first, i) =>
    orders([...things.slice(0, i), ...things.slice(i + 1)]).map((rest) => [first, ...rest])
  );
}

describe('areas', () => {
  it('take the expectation over the orders of a tied block', () => {
    const data: [number, number][] = [
      [0.9, 1],
      [0.5, 0],
      [0.5, 1],
      [0.5, 1],
      [0.5, 0],
      [0.1, 0]
    ];
    const { scores, correct } = split(data);
    const areas = orders([0, 1, 1, 0]).map((middle) => {
      let wrong = 0;
      return mean([1, ...middle, 0].map((y, i) => (wrong += 1 - y) / (i + 1)));
    });
    expect(aurc(scores, correct)).toBeCloseTo(mean(areas), 12);
  });

  it('do not depend on row order; 0 excess and a ratio of 1 for the best order', () => {
    fc.assert(
      fc.property(rows, (data) => {
        const { scores, correct } = split(data);
        const back = split([...data].reverse());
        expect(aurc(back.scores, back.correct)).toBe(aurc(scores, correct));
        expect(augrc(back.scores, back.correct)).toBe(augrc(scores, correct));
        expect(excessAurc(scores, correct)).toBeGreaterThanOrEqual(-1e-12);
        expect(excessAurc(correct, correct)).toBe(0);
        const ratio = predictionRejectionRatio(correct, correct);
        if (new Set(correct).size === 2) expect(ratio).toBe(1);
        else expect(ratio).toBeNaN();
      })
    );
  });

  it('AUGRC is what the AUROC makes of it (Traub et al. 2024)', () => {
    fc.assert(
      fc.property(rows, (data) => {
        const { scores, correct } = split(data);
        const area = auroc(scores, correct);
        if (Number.isNaN(area)) return;
        const accuracy = mean(correct);
        expect(augrc(scores, correct)).toBeCloseTo(
          (1 - area) * accuracy * (1 - accuracy) + (1 - accuracy) ** 2 / 2,
          12
        );
      })
    );
  });

  it('a tied score is as good as random: the risk itself, and a ratio of 0', () => {
    expect(aurc([3, 3, 3, 3], [1, 0, 1, 1])).toBeCloseTo(0.25, 12);
    expect(predictionRejectionRatio([3, 3, 3, 3], [1, 0, 1, 1])).toBeCloseTo(0, 12);
  });

  it('the best AURC tends to r + (1 − r) ln(1 − r) (Geifman et al. 2019)', () => {
    const grades = Float64Array.from({ length: 100_000 }, (_, i) => (i % 10 < 3 ? 0 : 1));
    expect(bestAurc(grades)).toBeCloseTo(0.3 + 0.7 * Math.log(0.7), 4);
  });

  it('NaN for nothing', () => {
    for (const area of [aurc, augrc, excessAurc, predictionRejectionRatio]) expect(area([], [])).toBeNaN();
  });

  it('name the row of a bad score or grade', () => {
    expect(() => aurc([1, NaN], [1, 0])).toThrow(/Row 1: a score/);
    expect(() => augrc([1, 2], [1, 2])).toThrow(/Row 1: a graded outcome/);
  });
});

describe('risk–coverage curve', () => {
  const scores = [0.9, 0.9, 0.6, 0.6, 0.3];
  const correct = [1, 1, 1, 0, 0];

  it('has one step for a tied block', () => {
    expect(riskCoverageCurve(scores, correct)).toEqual([
      { threshold: 0.9, count: 2, coverage: 0.4, accuracy: 1, risk: 0, generalizedRisk: 0 },
      { threshold: 0.6, count: 4, coverage: 0.8, accuracy: 0.75, risk: 0.25, generalizedRisk: 0.2 },
      { threshold: 0.3, count: 5, coverage: 1, accuracy: 0.6, risk: 0.4, generalizedRisk: 0.4 }
    ]);
    expect(riskCoverageCurve([], [])).toEqual([]);
  });

  it('accuracy at a coverage shows a tied block whole', () => {
    expect(accuracyAtCoverage(scores, correct, 0.4)!.accuracy).toBe(1);
    expect(accuracyAtCoverage(scores, correct, 0.5)).toMatchObject({ coverage: 0.8, accuracy: 0.75 });
    expect(accuracyAtCoverage(scores, correct, 1)!.threshold).toBe(0.3);
    expect(accuracyAtCoverage([], [], 0.5)).toBeNull();
    expect(() => accuracyAtCoverage(scores, correct, 0)).toThrow(/coverage must lie in \(0, 1\]/);
  });

  it('coverage at an accuracy is the largest a threshold reaches', () => {
    expect(coverageAtAccuracy(scores, correct, 0.75)).toMatchObject({ threshold: 0.6, coverage: 0.8 });
    expect(coverageAtAccuracy(scores, correct, 0.95)).toMatchObject({ threshold: 0.9, coverage: 0.4 });
    expect(coverageAtAccuracy([1, 2], [1, 0], 0.9)).toMatchObject({
      threshold: Infinity,
      count: 0,
      coverage: 0,
      accuracy: NaN
    });
    expect(coverageAtAccuracy([], [], 0.9)).toBeNull();
    expect(() => coverageAtAccuracy(scores, correct, 95)).toThrow(/accuracy must lie in \[0, 1\]/);
  });

  it('reaches a target that the sums miss by a rounding', () => {
    const many = Array.from({ length: 20 }, (_, i) => (i === 7 ? 0 : 1));
    expect(
      coverageAtAccuracy(
        many.map(() => 1),
        many,
        0.95
      )!.coverage
    ).toBe(1);
  });
});
