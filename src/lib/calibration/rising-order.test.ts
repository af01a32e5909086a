import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { risingOrder } from './rising-order';

/** The order by a stable comparison sort. */
function compared(values: readonly number[]): number[] {
  return values.map((_, row) => row).sort((a, b) => values[a] - values[b] || a - b);
}

/** A seeded stream in [0, 1). */
function uniform(seed: number): () => number {
  let state = seed;
  return () => (state = (Math.imul(state, 1664525) + 1013904223) >>> 0) / 2 ** 32;
}

describe('rising order', () => {
  const next = uniform(5);
  const many = (of: (i: number) => number) => Array.from({ length: 3000 }, (_, i) => of(i));
  it.each<[string, number[]]>([
    ['nothing', []],
    ['one', [3]],
    ['spread values', many(next)],
    ['few different values', many(() => Math.round(next() * 7) / 7)],
    ['all equal', many(() => 0.7)],
    ['crowded values and one far off', many((i) => (i === 0 ? 1e9 : next()))],
    ['values a rounding apart', many((i) => 0.3 + i * 2 ** -54 * (i % 5))],
    ['falling, all in one place', many((i) => (i === 0 ? -1e12 : 3000 - i))],
    ['zeros of both signs', many((i) => (i % 2 ? 0 : -0))],
    ['infinities', many((i) => (i % 3 === 0 ? Infinity : i % 3 === 1 ? -Infinity : next()))],
    ['the largest numbers', many((i) => (i % 2 ? -1 : 1) * Number.MAX_VALUE * next())],
    ['the smallest numbers', many(() => Number.MIN_VALUE * Math.floor(9 * next()))]
  ])('of %s is that of a stable comparison sort', (_, values) => {
    expect(Array.from(risingOrder(values))).toEqual(compared(values));
  });

  it('of any numbers is that of a stable comparison sort', () => {
    const number = fc.oneof(
      fc.double({ noNaN: true }),
      fc.double({ noNaN: true, min: 0, max: 1 }),
      fc.constantFrom(0, 0.5, 1, -1)
    );
    fc.assert(
      fc.property(fc.array(number, { minLength: 400, maxLength: 700 }), (values) => {
        expect(Array.from(risingOrder(values))).toEqual(compared(values));
      }),
      { numRuns: 60 }
    );
  });
});
