import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { uniforms } from '../random/seeded';
import { argMax } from './generate';
import { sampleToken, type SamplingOptions } from './sample-token';

const anyLogits = fc.array(fc.float({ min: -30, max: 30, noNaN: true }), { minLength: 1, maxLength: 40 });
const anyUniform = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });

/** softmax(z / T), written out. */
function softmax(logits: readonly number[], temperature: number): number[] {
  const powers = logits.map((z) => Math.exp((z - Math.max(...logits)) / temperature));
  const sum = powers.reduce((a, b) => a + b);
  return powers.map((power) => power / sum);
}

/** A draw as it was first written, with lists of all ids: what seeded samples in stored runs were drawn with. */
function drawnFromLists(
  logits: readonly number[],
  { temperature, topK = Infinity, topP = 1 }: SamplingOptions,
  uniform: number
): number {
  const top = Math.max(...logits);
  const all = logits.map((_, id) => id);
  const ids =
    topK < logits.length || topP < 1
      ? all.sort((a, b) => logits[b] - logits[a] || a - b).slice(0, Math.trunc(topK))
      : all;
  const weights = ids.map((id) => Math.exp((logits[id] - top) / temperature));
  let total = weights.reduce((a, b) => a + b);
  if (topP < 1) {
    const wanted = topP * total;
    let kept = 0;
    for (total = 0; total < wanted && kept < weights.length; kept++) total += weights[kept];
    weights.fill(0, kept);
  }
  let left = uniform * total;
  let drawn = logits.indexOf(top);
  for (const [i, weight] of weights.entries()) {
    if (weight === 0) continue;
    drawn = ids[i];
    left -= weight;
    if (left < 0) break;
  }
  return drawn;
}

/** Share of each token when the chance goes evenly through [0, 1). */
function shares(
  logits: readonly number[],
  options: Parameters<typeof sampleToken>[1],
  steps: number
): number[] {
  const counts = logits.map(() => 0);
  for (let i = 0; i < steps; i++) counts[sampleToken(logits, options, (i + 0.5) / steps)]++;
  return counts.map((count) => count / steps);
}

describe('sampleToken', () => {
  it('draws each token as often as its softmax says', () => {
    const anyTemperature = fc.double({ min: 0.05, max: 20, noNaN: true });
    fc.assert(
      fc.property(anyLogits, anyTemperature, (logits, temperature) => {
        const expected = softmax(logits, temperature);
        const steps = 500;
        for (const [id, share] of shares(logits, { temperature }, steps).entries())
          expect(Math.abs(share - expected[id])).toBeLessThanOrEqual(1 / steps + 1e-9);
      }),
      { numRuns: 40 }
    );
  });

  it('draws so by a seeded chance too (χ² of 4 degrees of freedom below its 99.9 % quantile)', () => {
    const logits = [2, 1, 0, -1, -2];
    const uniform = uniforms(7, 'frequencies');
    const counts = logits.map(() => 0);
    const draws = 20_000;
    for (let i = 0; i < draws; i++) counts[sampleToken(logits, { temperature: 1.3 }, uniform())]++;
    const chi2 = softmax(logits, 1.3)
      .map((p, id) => (counts[id] - p * draws) ** 2 / (p * draws))
      .reduce((a, b) => a + b);
    expect(chi2).toBeLessThan(18.47);
  });

  it('gives the arg max at temperature 0, near it, and with top-k 1 or a small top-p', () => {
    fc.assert(
      fc.property(anyLogits, anyUniform, (logits, uniform) => {
        const best = argMax(logits);
        expect(sampleToken(logits, { temperature: 0 }, uniform)).toBe(best);
        expect(sampleToken(logits, { temperature: 1, topK: 1 }, uniform)).toBe(best);
        expect(sampleToken(logits, { temperature: 1, topP: 1e-9 }, uniform)).toBe(best);
        expect(logits[sampleToken(logits, { temperature: 1e-300 }, uniform)]).toBe(logits[best]);
      })
    );
  });

  it('draws the same as when it made lists of all ids, whatever is left out', () => {
    const logit = fc.oneof(
      fc.float({ min: -30, max: 30, noNaN: true }),
      // Ties, and tokens that cannot come.
      fc.constantFrom(0, 1, 2, -Infinity)
    );
    const logits = fc
      .array(logit, { minLength: 1, maxLength: 60 })
      .filter((each) => each.some(Number.isFinite));
    const options = fc.record(
      {
        temperature: fc.double({ min: 0.05, max: 20, noNaN: true }),
        topK: fc.integer({ min: 1, max: 70 }),
        topP: fc.oneof(fc.double({ min: 0.001, max: 1, noNaN: true }), fc.constantFrom(0.5, 0.75, 0.9, 1))
      },
      { requiredKeys: ['temperature'] }
    );
    fc.assert(
      fc.property(logits, options, anyUniform, (each, choice, uniform) => {
        expect(sampleToken(each, choice, uniform)).toBe(drawnFromLists(each, choice, uniform));
      }),
      { numRuns: 3000 }
    );
  });

  it('takes from the k likeliest, in the proportions they have', () => {
    const logits = [0, 3, 1, 2, -1];
    const three = softmax([3, 1, 2], 1);
    const [none, first, third, second, last] = shares(logits, { temperature: 1, topK: 3 }, 2000);
    expect([none, last]).toEqual([0, 0]);
    expect(first).toBeCloseTo(three[0], 2);
    expect(third).toBeCloseTo(three[1], 2);
    expect(second).toBeCloseTo(three[2], 2);
  });

  it('takes from the smallest nucleus that holds the probability, ties by the lower token', () => {
    const logits = [0.4, 0.3, 0.2, 0.1].map(Math.log);
    const nucleus = (topP: number) =>
      shares(logits, { temperature: 1, topP }, 400).filter((p) => p > 0).length;
    expect([0.39, 0.5, 0.69, 0.71, 0.95, 1].map(nucleus)).toEqual([1, 2, 2, 3, 4, 4]);
    expect(shares([1, 1, 1, 1], { temperature: 1, topK: 2 }, 10)).toEqual([0.5, 0.5, 0, 0]);
  });

  it('never draws an impossible token', () => {
    for (const topK of [1, 2, 3]) {
      expect(shares([-Infinity, 0, -Infinity], { temperature: 5, topK }, 50)).toEqual([0, 1, 0]);
    }
    expect(sampleToken([0, -Infinity], { temperature: 1 }, 1 - 2 ** -53)).toBe(0);
  });

  it('says what is out of range', () => {
    expect(() => sampleToken([0], { temperature: -1 }, 0)).toThrow('temperature is -1');
    expect(() => sampleToken([0], { temperature: NaN }, 0)).toThrow('temperature is NaN');
    expect(() => sampleToken([0], { temperature: 1, topK: 0 }, 0)).toThrow('Top-k is 0');
    expect(() => sampleToken([0], { temperature: 1, topP: 0 }, 0)).toThrow('Top-p is 0');
    for (const logits of [[], [NaN, 1], [1, NaN], [-Infinity], [Infinity, 0]]) {
      for (const fewer of [{}, { topP: 0.9 }, { topK: 1 }])
        expect(() => sampleToken(logits, { temperature: 1, ...fewer }, 0.5)).toThrow('NaN or nothing finite');
    }
  });
});
