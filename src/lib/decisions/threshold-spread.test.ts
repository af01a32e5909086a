import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { halfRows } from '../../../tests/fixtures/half-rows';
import { Resampler, rowsOf } from '../calibration/intervals/resampler';
import { riskCoverageCurve } from '../calibration/selective/risk-coverage';
import { rowsAt } from './decision-rows';
import { chooseThreshold, decideThreshold } from './threshold';
import { thresholdSpread, writtenSpread } from './threshold-spread';
import type { Target } from './threshold-decision';

const sure: Target = { kind: 'precision', precision: 0.75, certainty: 0.95 };
const width = ([low, high]: [number, number]) => high - low;

describe('how far a threshold depends on the questions it was chosen on', () => {
  it('holds the threshold, narrows with more of them, and repeats by its seed', () => {
    const [few, many] = [halfRows(500, 1), halfRows(4000, 1)];
    const [small, large] = [few, many].map((rows) => thresholdSpread(rows, sure, { resamples: 200 })!);
    const { threshold } = decideThreshold(many, sure);
    expect(large.interval![0]).toBeLessThanOrEqual(threshold!);
    expect(large.interval![1]).toBeGreaterThanOrEqual(threshold!);
    expect(width(large.interval!)).toBeLessThan(width(small.interval!));
    expect(thresholdSpread(few, sure, { resamples: 200 })).toEqual(small);
    expect(large.sentence).toMatch(
      /^Chosen again on questions drawn 200 times from those it was chosen on, the threshold lies from 0\.\d+ to 0\.\d+ in 95 % of cases\.$/
    );
  });

  it('is to the bit that of rows drawn, copied and sorted anew', () => {
    const target = fc.oneof(
      fc.record({
        kind: fc.constant('cost' as const),
        wrong: fc.integer({ min: 1, max: 9 }),
        ask: fc.constant(1)
      }),
      fc.record({
        kind: fc.constant('precision' as const),
        precision: fc.constantFrom(0.5, 0.6, 0.75, 0.9),
        certainty: fc.constantFrom(null, 0.6, 0.8, 0.95)
      })
    );
    const row = fc.tuple(fc.integer({ min: 0, max: 12 }), fc.integer({ min: 0, max: 3 }));
    fc.assert(
      fc.property(fc.array(row, { minLength: 2, maxLength: 80 }), target, (made, target) => {
        const rows = {
          values: Float64Array.from(made, ([value]) => value / 12),
          correct: Uint8Array.from(made, ([, right]) => Number(right > 0)),
          parts: made.map(() => 'fit' as const)
        };
        const spread = thresholdSpread(rows, target, { resamples: 40, seed: 5 });
        const resampler = new Resampler(made.length, 5);
        const found = Array.from({ length: 40 }, () => {
          resampler.draw();
          const drawn = rowsAt(rows, Array.from(rowsOf(resampler.counts)));
          return chooseThreshold(target, riskCoverageCurve(drawn.values, drawn.correct)).threshold;
        }).filter((threshold) => threshold !== null);
        if (spread === null) return;
        const sorted = Float64Array.from(found).sort();
        const at = (p: number) => sorted[Math.max(0, Math.ceil(p * sorted.length) - 1)];
        expect(spread.without).toBe(1 - found.length / 40);
        expect(spread.interval).toEqual(found.length > 0 ? [at(0.025), at(0.975)] : null);
      })
    );
  });

  it('knows nothing of the questions that it is shown on', () => {
    const rows = halfRows(300, 2);
    const flipped = { ...rows, correct: rows.correct.map((y, i) => (rows.parts[i] === 'judge' ? 1 - y : y)) };
    const of = (each: typeof rows) => thresholdSpread(each, sure, { resamples: 50 });
    expect(of(flipped)).toEqual(of(rows));
  });

  it('is the order statistic of what each draw chooses: a wrong answer in the middle, drawn or not', () => {
    // Two questions, the surer one wrong: all show none (cost) unless the wrong one is not drawn, in 1 of 4 draws.
    const rows = { values: [0.2, 0.9], correct: [1, 0], parts: ['fit', 'fit'] as const };
    const made = { ...rows, values: Float64Array.from(rows.values), correct: Uint8Array.from(rows.correct) };
    const spread = thresholdSpread(made, { kind: 'cost', wrong: 10, ask: 1 }, { resamples: 400 })!;
    expect(spread).toMatchObject({ interval: [0.2, Infinity], without: 0, resamples: 400 });
    expect(writtenSpread(spread).interval).toEqual([0.2, 'never']);
    expect(spread.sentence).toContain('lies from 0.2 to showing nothing in 95 % of cases.');
  });

  it('says how often no threshold reaches the target, and nothing where none does to begin with', () => {
    const rows = halfRows(120, 5);
    const edge = [0.9, 0.88, 0.85, 0.8, 0.75].map((precision) =>
      thresholdSpread(rows, { kind: 'precision', precision, certainty: 0.95 }, { resamples: 200 })
    );
    const found = edge.find((each) => each && each.without > 0)!;
    expect(found.sentence).toMatch(
      / 95 % of those that have one\. In (under )?[\d.]+ % of the draws no threshold reaches the target\.$/
    );
    expect(found.without).toBeLessThan(1);
    expect(thresholdSpread(rows, { kind: 'precision', precision: 0.999, certainty: 0.95 })).toBeNull();
    const many = thresholdSpread(halfRows(200, 6), { kind: 'cost', wrong: 3, ask: 1 }, { most: 99 })!;
    expect(many).toMatchObject({ interval: null, resamples: 0, without: NaN });
    expect(many.sentence).toContain('on the 100 questions it was chosen on was not computed here');
    expect(thresholdSpread({ ...rows, parts: rows.parts.map(() => 'judge') }, sure)).toBeNull();
  });
});
