import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SketchBuilder, TOP } from './build';
import { energy, entropy, logProbability } from './read';

/** The full-vocabulary values, straight from their definitions. */
function bruteForce(logits: Float32Array, temperature: number) {
  let max = -Infinity;
  for (const z of logits) if (z > max) max = z;
  let sum = 0;
  for (const z of logits) sum += Math.exp((z - max) / temperature);
  const logSum = Math.log(sum);
  let entropy = 0;
  for (const z of logits) {
    const logP = (z - max) / temperature - logSum;
    entropy -= Math.exp(logP) * (Math.exp(logP) === 0 ? 0 : logP);
  }
  return {
    logP: (z: number) => (z - max) / temperature - logSum,
    entropy,
    logPartition: max / temperature + logSum
  };
}

const builder = new SketchBuilder();
const temperatures = [0.05, 0.0517, 0.1, 0.37, 0.5, 1, 1.3, 2.09, 5, 11, 19.9, 20];

/** A seeded stream, so that a failing shape can be run again. */
function uniform(seed: number): () => number {
  let state = seed >>> 0 || 1;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return (state + 0.5) / 2 ** 32;
  };
}

function gaussian(next: () => number): number {
  return Math.sqrt(-2 * Math.log(next())) * Math.cos(2 * Math.PI * next());
}

function worstError(logits: Float32Array): number {
  let chosen = 0;
  for (let i = 0; i < logits.length; i++) if (logits[i] > logits[chosen]) chosen = i;
  const sketch = builder.build(logits, chosen);
  let worst = 0;
  for (const temperature of temperatures) {
    const truth = bruteForce(logits, temperature);
    worst = Math.max(
      worst,
      Math.abs(logProbability(sketch, sketch.chosenLogit, temperature) - truth.logP(logits[chosen])),
      Math.abs(entropy(sketch, temperature) - truth.entropy)
    );
  }
  return worst;
}

const shapes: Record<string, (n: number, next: () => number) => Float32Array> = {
  'all equal': (n) => new Float32Array(n).fill(3.25),
  'one spike': (n, next) => {
    const logits = new Float32Array(n).fill(-2);
    logits[Math.floor(next() * n)] = -2 + 30 * next();
    return logits;
  },
  'fifty spikes over a flat floor': (n, next) => {
    const logits = new Float32Array(n);
    for (let i = 0; i < 50; i++) logits[Math.floor(next() * n)] = 12;
    return logits;
  },
  'Gaussian, like real logits': (n, next) => Float32Array.from({ length: n }, () => 2.5 * gaussian(next) - 4),
  'nearly flat': (n, next) => Float32Array.from({ length: n }, () => 0.03 * gaussian(next)),
  'heavy tails': (n, next) => Float32Array.from({ length: n }, () => gaussian(next) / (0.05 + next())),
  'two clusters': (n, next) =>
    Float32Array.from({ length: n }, (_, i) => (i % 97 === 0 ? 9 : 0) + 0.01 * gaussian(next)),
  'minus infinity masked': (n, next) =>
    Float32Array.from({ length: n }, (_, i) => (i % 3 === 0 ? -Infinity : gaussian(next)))
};

describe('logit sketch against the full vocabulary', () => {
  for (const [name, make] of Object.entries(shapes)) {
    it.each([100, 49_152, 262_144])(`${name}, %i tokens: within 1e-5 nats at every T`, (n) => {
      expect(worstError(make(n, uniform(n + name.length)))).toBeLessThan(1e-5);
    });
  }

  it('holds for mixtures of any spread, spikes and floors', { timeout: 30_000 }, () => {
    fc.assert(
      fc.property(
        fc.record({
          n: fc.integer({ min: 1, max: 3000 }),
          seed: fc.integer({ min: 1, max: 2 ** 31 }),
          spread: fc.double({ min: 0, max: 12, noNaN: true }),
          spikes: fc.array(fc.double({ min: 0, max: 60, noNaN: true }), { maxLength: 80 }),
          shift: fc.double({ min: -50, max: 50, noNaN: true })
        }),
        ({ n, seed, spread, spikes, shift }) => {
          const next = uniform(seed);
          const logits = Float32Array.from({ length: n }, () => shift + spread * gaussian(next));
          for (const spike of spikes) logits[Math.floor(next() * n)] = shift + spike;
          expect(worstError(logits)).toBeLessThan(1e-5);
        }
      ),
      { numRuns: 300 }
    );
  });

  it('gives log p within 1e-5 and the entropy within 2e-4 nats where spikes just outside the kept ones compete with a floor', () => {
    const spikes = [
      [3.0797, 293, 17.95274, 41, 262_144],
      [0, 0, 71.693365, 56, 262_144]
    ];
    let largest = 0;
    for (const [low, lowCount, high, highCount, n] of spikes) {
      const logits = new Float32Array(n).fill(low, 0, lowCount).fill(high, lowCount, lowCount + highCount);
      const sketch = builder.build(logits, lowCount);
      for (const temperature of [0.37, 1, 1.79877, 7.6315, 20]) {
        const truth = bruteForce(logits, temperature);
        const logP = logProbability(sketch, sketch.chosenLogit, temperature);
        expect(Math.abs(logP - truth.logP(logits[lowCount]))).toBeLessThan(1e-5);
        const error = Math.abs(entropy(sketch, temperature) - truth.entropy);
        expect(error).toBeLessThan(2e-4);
        largest = Math.max(largest, error);
      }
    }
    // So that nothing closer is promised for the entropy.
    expect(largest).toBeGreaterThan(1e-5);
  });

  it('keeps the largest logits exactly, falling', () => {
    const logits = Float32Array.from({ length: 1000 }, (_, i) => Math.sin(i * 12.9898) * 7);
    const sketch = builder.build(logits, 5);
    const expected = Array.from(logits.keys()).sort((a, b) => logits[b] - logits[a] || a - b);
    expect(sketch.topIds).toEqual(expected.slice(0, TOP));
    expect(sketch.topLogits).toEqual(sketch.topIds.map((id) => logits[id]));
    expect(sketch.chosenLogit).toBe(logits[5]);
    expect(sketch.meanLogit).toBeCloseTo(logits.reduce((sum, z) => sum + z, 0) / 1000, 6);
  });

  it('gives the energy of the raw logits', () => {
    const logits = Float32Array.from({ length: 500 }, (_, i) => Math.cos(i) * 4);
    expect(energy(builder.build(logits, 0))).toBeCloseTo(-bruteForce(logits, 1).logPartition, 6);
  });

  it('keeps and counts finite logits alone, so that JSON can hold it', () => {
    for (const finite of [1, 20, TOP, TOP + 1, 90]) {
      const logits = Float32Array.from({ length: 100 }, (_, i) => (i < finite ? Math.sin(i) * 3 : -Infinity));
      const sketch = builder.build(logits, 0);
      expect(sketch.finiteCount).toBe(finite);
      expect(sketch.topIds.length).toBe(Math.min(TOP, finite));
      expect(sketch.meanLogit).toBeCloseTo(
        logits.slice(0, finite).reduce((sum, z) => sum + z, 0) / finite,
        6
      );
      const stored = JSON.parse(JSON.stringify(sketch)) as typeof sketch;
      expect(stored).toEqual(sketch);
      for (const temperature of temperatures) {
        const truth = bruteForce(logits.slice(0, finite), temperature);
        expect(Math.abs(entropy(stored, temperature) - truth.entropy)).toBeLessThan(1e-5);
      }
    }
    expect(builder.build(new Float32Array(50), 0).finiteCount).toBeUndefined();
  });

  it('stays under 1 KB a step', () => {
    for (const make of Object.values(shapes)) {
      const sketch = builder.build(make(49_152, uniform(11)), 0);
      expect(8 * TOP + 4 * sketch.tailCurve.length + 16).toBeLessThan(1024);
    }
  });

  it('refuses NaN, +∞ and a token that is none', () => {
    expect(() => builder.build(Float32Array.of(0, NaN, 1), 0)).toThrow(RangeError);
    expect(() => builder.build(Float32Array.of(0, Infinity), 0)).toThrow(RangeError);
    expect(() => builder.build(Float32Array.of(0, 1), 2)).toThrow(RangeError);
    expect(() => builder.build(new Float32Array(0), 0)).toThrow(RangeError);
    expect(() => entropy(builder.build(new Float32Array(100), 0), 25)).toThrow(/outside/);
  });
});
