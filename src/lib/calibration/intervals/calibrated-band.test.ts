import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import expectedBands from '../../../../tests/oracles/calibrated-band.json';
import { Seeded } from '../../../../tests/oracles/seeded';
import { asProbabilities } from '../confidence';
import { calibratedBand } from './calibrated-band';

const band = (confidences: number[]) => calibratedBand(asProbabilities(confidences));

/** Chance that a calibrated dot of these confidences lies in its band, over all outcomes. */
function chanceInside(confidences: number[]): number {
  const [lo, hi] = band(confidences);
  const n = confidences.length;
  let inside = 0;
  for (let outcome = 0; outcome < 2 ** n; outcome++) {
    let right = 0;
    let chance = 1;
    confidences.forEach((confidence, i) => {
      const isRight = (outcome >> i) & 1;
      right += isRight;
      chance *= isRight ? confidence : 1 - confidence;
    });
    if (right / n >= lo && right / n <= hi) inside += chance;
  }
  return inside;
}

describe('the band of a calibrated dot', () => {
  it.each(expectedBands)('SciPy: $n answers from $low to $high', ({ low, high, n, lo, hi }) => {
    const random = new Seeded(1000 * n + Math.round(100 * low) + Math.round(1000 * high));
    const confidences = Array.from({ length: n }, () => low + (high - low) * random.uniform());
    expect(band(confidences)).toEqual([lo / n, hi / n]);
  });

  it('holds at least 95 % of what a calibrated dot can be, and never the mean outside it', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1, maxLength: 9 }),
        (confidences) => {
          expect(chanceInside(confidences)).toBeGreaterThanOrEqual(0.95 - 1e-9);
          const mean = confidences.reduce((sum, c) => sum + c, 0) / confidences.length;
          const [lo, hi] = band(confidences);
          const step = 1 / confidences.length;
          expect(lo).toBeLessThan(mean + step);
          expect(hi).toBeGreaterThan(mean - step);
        }
      )
    );
  });

  it('is one answer wide where nothing else can happen', () => {
    expect(band([])).toEqual([NaN, NaN]);
    expect(band([0.5])).toEqual([0, 1]);
    expect(band([0.99])).toEqual([1, 1]);
    expect(band([0, 0, 0])).toEqual([0, 0]);
    expect(band([1, 1])).toEqual([1, 1]);
    expect(band([0, 1])).toEqual([0.5, 0.5]);
  });

  it('goes on without a step where the normal distribution takes over', () => {
    const random = new Seeded(5);
    for (const [low, n] of [
      [0.45, 10_050],
      [0.9, 60_000]
    ]) {
      const many = Array.from({ length: n }, () => low + 0.1 * random.uniform());
      const varianceOf = (confidences: number[]) => confidences.reduce((sum, c) => sum + c * (1 - c), 0);
      const few = many.slice(0, Math.floor((n * 2490) / varianceOf(many)));
      expect(varianceOf(few)).toBeLessThan(2500);
      expect(varianceOf(many)).toBeGreaterThan(2500);
      const [exact, normal] = [few, many].map((confidences) => {
        const mean = confidences.reduce((sum, c) => sum + c, 0);
        return band(confidences).map(
          (end) => (end * confidences.length - mean) / Math.sqrt(varianceOf(confidences))
        );
      });
      // A count is a fiftieth of a standard deviation here.
      for (const end of [0, 1]) expect(Math.abs(exact[end] - normal[end])).toBeLessThan(0.04);
    }
  });

  it('holds 95 % of the dots of calibrated answers, few or many', () => {
    const random = new Seeded(11);
    for (const [low, high] of [
      [0, 1],
      [0.9, 1],
      [0.98, 1]
    ]) {
      for (const n of [1, 2, 4, 10, 50]) {
        let outside = 0;
        for (let dot = 0; dot < 1000; dot++) {
          const confidences = Array.from({ length: n }, () => low + (high - low) * random.uniform());
          const right = confidences.filter((confidence) => random.uniform() < confidence).length;
          const [lo, hi] = band(confidences);
          if (right / n < lo || right / n > hi) outside++;
        }
        expect(outside / 1000, `${n} answers from ${low} to ${high}`).toBeLessThan(0.05 + 0.02);
      }
    }
  });
});
