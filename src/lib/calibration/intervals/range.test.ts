import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { asProbabilities } from '../confidence';
import { mce } from '../metrics/ece';
import { aurc } from '../selective/areas';
import { eceChange } from './before-after';
import { bootstrapInterval } from './bootstrap';
import { calibrationDifference } from './calibration-difference';
import { correctedEce } from './corrected-ece';
import { gapInterval } from './gap-interval';
import { OF_DIFFERENCE, OF_SHARE } from './range';

const few = fc.array(fc.record({ sure: fc.double({ min: 0, max: 1, noNaN: true }), right: fc.nat(1) }), {
  minLength: 2,
  maxLength: 8
});

describe('an interval of few answers', () => {
  it('does not leave what its figure can be', () => {
    const of = (figure: (rows: Int32Array) => number, n: number) =>
      bootstrapInterval(n, figure, { resamples: 30, method: 'basic', range: OF_SHARE });
    fc.assert(
      fc.property(few, (rows) => {
        const confidences = asProbabilities(rows.map(({ sure }) => sure));
        const correct = rows.map(({ right }) => right);
        const n = rows.length;
        const at = (of: ArrayLike<number>, picked: Int32Array) => Array.from(picked, (row) => of[row]);
        const both = { confidences, correct };
        const found = [
          [gapInterval(confidences, correct), OF_DIFFERENCE],
          [
            calibrationDifference(both, { confidences, correct: correct.map((y) => 1 - y) }).interval,
            OF_DIFFERENCE
          ],
          [eceChange(confidences, asProbabilities(rows.map(() => 0.5)), correct).interval, OF_DIFFERENCE],
          [correctedEce(confidences, correct, 5, { simulations: 20 }).interval, OF_SHARE],
          [of((picked) => mce(asProbabilities(at(confidences, picked)), at(correct, picked)), n), OF_SHARE],
          [of((picked) => aurc(at(confidences, picked), at(correct, picked)), n), OF_SHARE]
        ] as const;
        for (const [interval, [least, most]] of found) {
          if (!interval) continue;
          expect(interval[0]).toBeGreaterThanOrEqual(least);
          expect(interval[1]).toBeLessThanOrEqual(most);
          expect(interval[0]).toBeLessThanOrEqual(interval[1]);
        }
      }),
      { numRuns: 60 }
    );
  });

  it('of a gap on two answers stays within −1 and 1', () => {
    expect(gapInterval([0.4, 0.9], [1, 0])).toEqual([-1, 1]);
  });
});
