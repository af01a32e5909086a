import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { differenceInterval } from './difference-interval';
import { wilsonInterval } from './wilson';

const share = (right: number, n: number) => ({ value: right / n, interval: wilsonInterval(right, n) });
const end = fc.double({ min: 0, max: 1, noNaN: true });
const estimate = fc.tuple(end, end, end).map((ends) => {
  const [low, value, high] = ends.sort((a, b) => a - b);
  return { value, interval: [low, high] as [number, number] };
});

describe('the interval of a difference', () => {
  it('of 48 of 80 and 56 of 70 is that of Newcombe 1998, table II, method 10', () => {
    const [low, high] = differenceInterval(share(48, 80), share(56, 70))!;
    expect(low).toBeCloseTo(0.0524, 4);
    expect(high).toBeCloseTo(0.3339, 4);
  });

  it('holds the difference, is no wider than both put end to end, and turns with its sign', () => {
    fc.assert(
      fc.property(estimate, estimate, (before, after) => {
        const [low, high] = differenceInterval(before, after)!;
        const change = after.value - before.value;
        expect(low).toBeLessThanOrEqual(change);
        expect(high).toBeGreaterThanOrEqual(change);
        expect(low).toBeGreaterThanOrEqual(after.interval[0] - before.interval[1] - 1e-12);
        expect(high).toBeLessThanOrEqual(after.interval[1] - before.interval[0] + 1e-12);
        const [back, forth] = differenceInterval(after, before)!;
        expect(back).toBeCloseTo(-high, 12);
        expect(forth).toBeCloseTo(-low, 12);
      })
    );
  });

  it('is none where one has none', () => {
    expect(differenceInterval(share(1, 2), { value: NaN, interval: null })).toBeNull();
    expect(differenceInterval({ value: NaN, interval: null }, share(1, 2))).toBeNull();
  });
});
