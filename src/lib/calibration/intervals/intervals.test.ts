import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { metricCase } from '../../../../tests/oracles/metric-cases';
import { Seeded } from '../../../../tests/oracles/seeded';
import { asProbabilities } from '../confidence';
import { auroc } from '../metrics/auroc';
import { brier } from '../metrics/brier';
import { ece } from '../metrics/ece';
import { nll } from '../metrics/nll';
import { bootstrapInterval } from './bootstrap';
import { bcaInterval, percentileInterval } from './bootstrap-interval';
import { figureDifferences, figureIntervals } from './figure-intervals';
import { eceNullFloor } from './null-floor';
import { quantile } from './quantile';
import { Resampler, rowsOf } from './resampler';
import { sampleSizeHint } from './sample-size';
import { figureNames, WeightedFigures } from './weighted-figures';
import { scoreBand, wilsonInterval } from './wilson';

const rows = fc.array(
  fc.tuple(
    fc.oneof(fc.constantFrom(0, 0.1, 0.3, 0.7, 1), fc.double({ min: 0, max: 1, noNaN: true })),
    fc.integer({ min: 0, max: 1 })
  ),
  { minLength: 1, maxLength: 60 }
);
const split = (data: [number, number][]) => ({
  confidences: asProbabilities(data.map(([c]) => c)),
  correct: data.map(([, y]) => y)
});

/** All figures by their own functions. */
function plainFigures({ confidences, correct }: ReturnType<typeof split>): number[] {
  const n = correct.length;
  const accuracy = correct.reduce((sum, y) => sum + y, 0) / n;
  const confidence = Array.from(confidences).reduce<number>((sum, c) => sum + c, 0) / n;
  return [
    accuracy,
    confidence,
    confidence - accuracy,
    ece(confidences, correct),
    brier(confidences, correct),
    nll(confidences, correct).nll,
    auroc(confidences, correct)
  ];
}

function expectClose(actual: ArrayLike<number>, expected: readonly number[]) {
  expected.forEach((value, i) => {
    if (Number.isNaN(value)) expect(actual[i]).toBeNaN();
    else expect(actual[i]).toBeCloseTo(value, 9);
  });
}

describe('figures from counts', () => {
  it('are the figures of the rows drawn', () => {
    fc.assert(
      fc.property(rows, fc.integer(), (data, seed) => {
        const { confidences, correct } = split(data);
        const resampler = new Resampler(data.length, seed);
        resampler.draw();
        const drawn = Array.from(rowsOf(resampler.counts), (row) => data[row]);
        expect(drawn.length).toBe(data.length);
        expectClose(
          new WeightedFigures(confidences, correct, 10).of(resampler.counts),
          plainFigures(split(drawn))
        );
      })
    );
  });

  it('with each row left out are the figures of the others', () => {
    fc.assert(
      fc.property(rows, (data) => {
        fc.pre(data.length > 1);
        const { confidences, correct } = split(data);
        const sums = (figures: readonly ArrayLike<number>[]) =>
          figureNames.map((_, i) => figures.map((figure) => figure[i]).sort((a, b) => a - b));
        const left = data.map((_, row) => plainFigures(split(data.filter((_, other) => other !== row))));
        const fast = new WeightedFigures(confidences, correct, 10).leaveOneOut();
        sums(left).forEach((values, i) => {
          if (!values.some(Number.isNaN)) expectClose(sums(fast)[i], values);
        });
      })
    );
  });
});

describe('bootstrap', () => {
  const { confidences: numbers, correct } = metricCase('underconfident');
  const confidences = asProbabilities(numbers);

  it('does not depend on the order of the rows', () => {
    const backwards = figureIntervals(asProbabilities([...numbers].reverse()), [...correct].reverse());
    expect(backwards).toEqual(figureIntervals(confidences, correct));
    expect(eceNullFloor(asProbabilities([...numbers].reverse()))).toEqual(eceNullFloor(confidences));
  });

  it('is repeatable, covers the mean, and is as wide as theory has it', () => {
    const values = Float64Array.from({ length: 100 }, (_, i) => i / 99);
    const statistic = (drawn: Int32Array) => drawn.reduce((sum, row) => sum + values[row], 0) / drawn.length;
    for (const method of ['percentile', 'bca'] as const) {
      const interval = bootstrapInterval(100, statistic, { seed: 3, method })!;
      expect(interval).toEqual(bootstrapInterval(100, statistic, { seed: 3, method }));
      expect(interval[0]).toBeLessThan(0.5);
      expect(interval[1]).toBeGreaterThan(0.5);
      expect(interval[1] - interval[0]).toBeCloseTo(2 * 1.96 * Math.sqrt(1 / 12 / 100), 1);
    }
    expect(bootstrapInterval(0, statistic)).toBeNull();
  });

  it('draws whole groups: ten copies of each row tell no more than one', () => {
    const copies = <T>(values: ArrayLike<T>) =>
      Array.from(values).flatMap((value) => Array<T>(10).fill(value));
    const groups = copies(numbers.map((_, row) => `question ${row}`));
    const once = figureIntervals(confidences, correct).brier!;
    const many = copies(numbers);
    const options = { resamples: 400 };
    const grouped = figureIntervals(asProbabilities(many), copies(correct), { groups, ...options }).brier!;
    const careless = figureIntervals(asProbabilities(many), copies(correct), options).brier!;
    const width = ([lo, hi]: [number, number]) => hi - lo;
    expect(width(grouped) / width(once)).toBeCloseTo(1, 0);
    expect(width(careless) / width(once)).toBeLessThan(0.5);
    expect(figureIntervals(confidences, correct, { groups: correct.map(() => 'one') }).brier![0]).toBeCloseTo(
      brier(confidences, correct),
      12
    );
    expect(() => figureIntervals(confidences, correct, { groups: ['a'] })).toThrow(/300 rows/);
  });

  it('of a difference is paired: narrow where both methods find the same questions hard', () => {
    const alike = asProbabilities(numbers.map((c) => Math.min(1, c + 0.05)));
    const differences = figureDifferences({ confidences, correct }, { confidences: alike, correct });
    const { difference, interval } = differences.brier;
    expect(difference).toBeCloseTo(brier(confidences, correct) - brier(alike, correct), 12);
    const [lo, hi] = interval!;
    expect(lo).toBeLessThan(difference);
    expect(hi).toBeGreaterThan(difference);
    expect(differences.accuracy).toEqual({ difference: 0, interval: [0, 0] });
    const [from, to] = figureIntervals(confidences, correct).meanConfidence!;
    const [least, most] = differences.meanConfidence.interval!;
    expect(most - least).toBeLessThan((to - from) / 10);
    expect(lo).toBeGreaterThan(0);
    const bca = figureDifferences(
      { confidences, correct },
      { confidences: alike, correct },
      { method: 'bca' }
    ).brier.interval!;
    expect(bca[0]).toBeCloseTo(lo, 2);
    expect(bca[1]).toBeCloseTo(hi, 2);
    expect(() =>
      figureDifferences({ confidences, correct }, { confidences: asProbabilities([0.5]), correct: [1] })
    ).toThrow(RangeError);
  });

  it('has no interval for nothing, nor for an AUROC of one class', () => {
    const none = figureIntervals(asProbabilities([]), []);
    expect(Object.values(none).every((interval) => interval === null)).toBe(true);
    const right = figureIntervals(asProbabilities([0.2, 0.9]), [1, 1], { method: 'bca' });
    expect(right.auroc).toBeNull();
    expect(right.accuracy).toEqual([1, 1]);
    expect(percentileInterval([])).toBeNull();
    expect(() => percentileInterval([NaN])).toThrow(/^Row 0: a resampled value .* must be a number, got NaN/);
    expect(bcaInterval([1, 2], 5, [1, 1])).toEqual(percentileInterval([1, 2]));
  });

  it('covers the true accuracy about as often as it says', () => {
    const random = new Seeded(5);
    let covered = 0;
    const trials = 200;
    for (let trial = 0; trial < trials; trial++) {
      const data = Array.from({ length: 80 }, () => [0.5, random.flip(0.4)] as [number, number]);
      const drawn = split(data);
      const [lo, hi] = figureIntervals(drawn.confidences, drawn.correct, {
        resamples: 200,
        seed: trial
      }).accuracy!;
      if (lo <= 0.4 && hi >= 0.4) covered++;
    }
    expect(covered / trials).toBeGreaterThan(0.9);
    expect(covered / trials).toBeLessThan(0.985);
  });
});

describe('null floor', () => {
  it('holds the ECE of calibrated streams at the stated rate', () => {
    const random = new Seeded(8);
    const confidences = asProbabilities(Array.from({ length: 150 }, () => random.uniform()));
    const { mean, upper } = eceNullFloor(confidences, 10, { simulations: 4000 });
    const trials = 2000;
    let above = 0;
    let sum = 0;
    for (let trial = 0; trial < trials; trial++) {
      const value = ece(
        confidences,
        Array.from(confidences, (c) => random.flip(c))
      );
      sum += value;
      if (value > upper) above++;
    }
    // 5 % of 2,000 trials, ± 4 standard errors.
    expect(Math.abs(above / trials - 0.05)).toBeLessThan(0.02);
    expect(sum / trials).toBeCloseTo(mean, 2);
  });

  it('is NaN for nothing and 0 where nothing can differ', () => {
    expect(eceNullFloor(asProbabilities([]))).toEqual({ mean: NaN, upper: NaN, sure: NaN });
    expect(eceNullFloor(asProbabilities([0, 1, 1]))).toEqual({ mean: 0, upper: 0, sure: 0 });
    expect(() => eceNullFloor(asProbabilities([0.5]), 0)).toThrow(/number of bins/);
  });

  it('says when there are too few rows', () => {
    const hint = sampleSizeHint(0.08, { upper: 0.11 }, 60);
    expect(hint.distinguishable).toBe(false);
    expect(hint.rowsNeeded).toBe(Math.ceil(60 * (0.11 / 0.08) ** 2));
    expect(hint.sentence).toBe(
      "At n = 60 this ECE (0.080) cannot be told from a perfect model's: by chance a perfect model would show up to 0.110 in 95 % of cases."
    );
    expect(sampleSizeHint(0.2, { upper: 0.11 }, 60).distinguishable).toBe(true);
    expect(sampleSizeHint(NaN, { upper: NaN }, 0).sentence).toMatch(/no rows/);
  });
});

describe('closed intervals', () => {
  it("Wilson's interval equals the published example (Newcombe 1998: 81 of 263)", () => {
    const [lo, hi] = wilsonInterval(81, 263);
    expect(lo).toBeCloseTo(0.2553, 4);
    expect(hi).toBeCloseTo(0.3662, 4);
  });

  it('the quantile interpolates', () => {
    expect(quantile([1, 2, 3, 4], 0.5)).toBe(2.5);
    expect(quantile([], 0.5)).toBeNaN();
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
