import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import oracle from '../../../../tests/oracles/honesty.json';
import { metricCase } from '../../../../tests/oracles/metric-cases';
import { asProbabilities } from '../confidence';
import { auroc, delongError } from '../metrics/auroc';
import { ece } from '../metrics/ece';
import { accuracyInterval, effectiveRows } from './accuracy-interval';
import { aurocInterval } from './auroc-interval';
import { beforeAfter } from './before-after';
import { calibrationDifference } from './calibration-difference';
import { correctedEce } from './corrected-ece';
import { gapInterval } from './gap-interval';
import { holm, manyLooksWords } from './holm';
import { lossInterval } from './loss-interval';
import { pairedAccuracyInterval } from './paired-accuracy';
import { studentDeviations } from './student';
import { wilsonInterval } from './wilson';

const alternate = (n: number) => Array.from({ length: n }, (_, i) => i % 2);
const repeat = <Value>(values: readonly Value[], times: number) =>
  values.flatMap((value) => Array.from({ length: times }, () => value));

describe('against SciPy and statsmodels', () => {
  it.each(oracle.student)('Student’s t of %d degrees of freedom at %d', (freedom, level, expected) => {
    expect(studentDeviations(freedom, level)).toBeCloseTo(expected, 8);
  });

  it.each(oracle.holm as [number[], number[]][])('Holm’s correction of %j', (pValues, expected) => {
    holm(pValues).forEach((value, i) => expect(value).toBeCloseTo(expected[i], 12));
  });

  // Between 2 and 3 % the normal approximation of the tail may fall on either side of 2.5 %.
  it.each(Object.entries(oracle.tails))(
    'of a calibrated model (%s) the gap’s interval holds 0 wherever chance goes so far',
    (_, { confidences, tails: [below, above] }) => {
      const n = confidences.length;
      for (let right = 0; right <= n; right++) {
        if (Math.min(below[right], above[right]) < 0.03) continue;
        const correct = Array.from({ length: n }, (_, row) => (row < right ? 1 : 0));
        const [lo, hi] = gapInterval(confidences, correct)!;
        expect(lo, `${right} right`).toBeLessThanOrEqual(0);
        expect(hi, `${right} right`).toBeGreaterThanOrEqual(0);
      }
    }
  );
});

describe('the gap and the share right', () => {
  it('have a width where all are right, and find a calibrated model calibrated', () => {
    const confidences = Array.from({ length: 40 }, () => 0.99);
    const all = Array.from({ length: 40 }, () => 1);
    expect(accuracyInterval(all)).toEqual(wilsonInterval(40, 40));
    const [lo, hi] = gapInterval(confidences, all)!;
    expect(lo).toBeCloseTo(-0.01, 12);
    expect(hi).toBeCloseTo(0.99 - wilsonInterval(40, 40)[0], 9);
  });

  it('find what is really off: 0.99 and all right of 1,000; 0.9 and half right of 40', () => {
    const many = Array.from({ length: 1000 }, () => 0.99);
    expect(
      gapInterval(
        many,
        Array.from({ length: 1000 }, () => 1)
      )![1]
    ).toBeLessThan(0);
    expect(
      gapInterval(
        Array.from({ length: 40 }, () => 0.9),
        alternate(40)
      )![0]
    ).toBeGreaterThan(0.2);
  });

  it('count groups: five copies of each row give nearly the interval of one', () => {
    const { confidences, correct } = metricCase('overconfident');
    const once = gapInterval(confidences, correct)!;
    const copies = [repeat(confidences, 5), repeat(correct, 5)] as const;
    const groups = repeat([...correct.keys()], 5);
    const five = gapInterval(...copies, { groups })!;
    five.forEach((end, i) => expect(end).toBeCloseTo(once[i], 2));
    expect(effectiveRows(copies[1], groups)).toBeCloseTo(correct.length, -1);
    const alone = gapInterval(...copies)!;
    expect(five[1] - five[0]).toBeGreaterThan(2 * (alone[1] - alone[0]));
  });

  it('are turned round when right and wrong are', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.integer({ min: 0, max: 1 })), {
          minLength: 2,
          maxLength: 60
        }),
        (rows) => {
          const [c, y] = [rows.map(([c]) => c), rows.map(([, y]) => y)];
          const one = gapInterval(c, y)!;
          const other = gapInterval(
            c.map((value) => 1 - value),
            y.map((value) => 1 - value)
          )!;
          expect(other[0]).toBeCloseTo(-one[1], 9);
          expect(other[1]).toBeCloseTo(-one[0], 9);
        }
      )
    );
  });

  it('of nothing, or of one unit, are none', () => {
    expect(gapInterval([], [])).toBeNull();
    expect(gapInterval([0.5, 0.5], [1, 0], { groups: ['a', 'a'] })).toBeNull();
    expect(accuracyInterval([])).toBeNull();
  });
});

describe('the AUROC’s interval', () => {
  it('is about DeLong’s with many rows, and has a width at 1', () => {
    const { confidences, correct } = metricCase('calibrated');
    const [lo, hi] = aurocInterval(confidences, correct)!;
    const half = 1.96 * delongError(confidences, correct);
    expect((hi - lo) / 2 / half).toBeGreaterThan(0.85);
    expect((hi - lo) / 2 / half).toBeLessThan(1.2);
    const sorted = Array.from({ length: 40 }, (_, i) => i);
    const apart = sorted.map((i) => (i < 20 ? 0 : 1));
    expect(auroc(sorted, apart)).toBe(1);
    const interval = aurocInterval(sorted, apart)!;
    expect(interval[0]).toBeLessThan(0.95);
    expect(interval[1]).toBe(1);
    expect(
      aurocInterval(
        sorted,
        sorted.map(() => 1)
      )
    ).toBeNull();
  });

  it('is as wide with five copies of each row in groups as with one', () => {
    const { confidences, correct } = metricCase('overconfident');
    const once = aurocInterval(confidences, correct)!;
    const groups = repeat([...correct.keys()], 5);
    const five = aurocInterval(repeat(confidences, 5), repeat(correct, 5), { groups })!;
    expect((five[1] - five[0]) / (once[1] - once[0])).toBeGreaterThan(0.9);
    expect((five[1] - five[0]) / (once[1] - once[0])).toBeLessThan(1.1);
  });
});

describe('the ECE without chance', () => {
  it('reaches 0 for a calibrated model and lies below the ECE seen', () => {
    const { confidences, correct } = metricCase('calibrated');
    const { value, interval } = correctedEce(confidences, correct);
    expect(interval![0]).toBe(0);
    expect(value).toBeLessThan(ece(asProbabilities(confidences), correct));
  });

  it('is about the ECE where that is far above chance', () => {
    const { confidences, correct } = metricCase('overconfident');
    const seen = ece(asProbabilities(confidences), correct);
    const { value, interval } = correctedEce(confidences, correct);
    expect(Math.abs(value - seen)).toBeLessThan(0.03);
    expect(interval![0]).toBeGreaterThan(0.02);
    expect(interval![0]).toBeLessThan(value);
    expect(interval![1]).toBeGreaterThan(value);
  });

  it('of nothing is none, and is seeded', () => {
    expect(correctedEce([], [])).toEqual({ value: NaN, interval: null });
    const { confidences, correct } = metricCase('few');
    expect(correctedEce(confidences, correct)).toEqual(correctedEce(confidences, correct));
  });
});

describe('losses and changes', () => {
  it('a Brier score of right answers alone has a width', () => {
    const all = Array.from({ length: 40 }, () => 1);
    const [lo, hi] = lossInterval(
      all.map(() => 0.0001),
      all.map(() => 0.9801),
      all
    )!;
    expect(lo).toBeCloseTo(0.0001, 12);
    expect(hi).toBeGreaterThan(0.03);
  });

  it('a fit that is surer and was not wrong yet is not called better', () => {
    const before = asProbabilities(Array.from({ length: 40 }, () => 0.95));
    const after = asProbabilities(Array.from({ length: 40 }, () => 0.9999));
    const { nll, brier } = beforeAfter(
      before,
      after,
      Array.from({ length: 40 }, () => 1)
    );
    expect(nll.after).toBeLessThan(nll.before);
    expect(nll.interval![1]).toBeGreaterThan(0);
    expect(brier.interval![1]).toBeGreaterThan(0);
  });

  it('no change is no change', () => {
    const { confidences, correct } = metricCase('calibrated');
    const sure = asProbabilities(confidences);
    const { nll, brier, ece: seen } = beforeAfter(sure, sure, correct);
    for (const change of [nll, brier]) {
      expect(change.after).toBe(change.before);
      expect(change.interval![0]).toBeCloseTo(0, 12);
      expect(change.interval![1]).toBeCloseTo(0, 12);
    }
    expect(seen.after).toBe(seen.before);
  });
});

describe('pairs', () => {
  it('two methods that never differ still might have', () => {
    const [lo, hi] = pairedAccuracyInterval(alternate(60), alternate(60))!;
    expect(lo).toBeCloseTo(-hi, 12);
    // (1 + 1) / 62² under the root: Bonett & Price 2012.
    expect(hi).toBeCloseTo(1.959963984540054 * Math.sqrt(2 / 62 / 62), 9);
  });

  it('the difference in calibration turns its sign with the order', () => {
    const [a, b] = ['overconfident', 'calibrated'].map((name) => {
      const { confidences, correct } = metricCase(name);
      return { confidences: asProbabilities(confidences.slice(0, 250)), correct: correct.slice(0, 250) };
    });
    const one = calibrationDifference(a, b);
    const other = calibrationDifference(b, a);
    expect(other.difference).toBeCloseTo(-one.difference, 12);
    expect(other.interval![0]).toBeCloseTo(-one.interval![1], 12);
    expect(one.interval![0]).toBeGreaterThan(0);
  });
});

it('many looks are said, a single one is not', () => {
  expect(manyLooksWords(1, 'groups')).toBe('');
  expect(manyLooksWords(8, 'groups')).toMatch(
    /^8 groups are looked at, each at 95 %.*at least one of 8 in up to about 34 %/
  );
});
