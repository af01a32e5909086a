import { describe, expect, it } from 'vitest';
import { gainAtCostInterval, gainInterval, hullOf } from './gain-interval';

const repeat = (times: number, value: number) => Array<number>(times).fill(value);

describe('what a threshold gains over asking at random', () => {
  it('has a width where the two models never differed', () => {
    const away = [...repeat(10, 1), ...repeat(20, 0)];
    const right = repeat(30, 1);
    const [low, high] = gainInterval({ away, small: right, large: right }, false)!;
    expect(low).toBeLessThan(-0.02);
    expect(high).toBeCloseTo(-low, 1);
    expect(high).toBeLessThan(0.25);
    const [least, most] = gainAtCostInterval({ away, small: right, large: right }, 1 / 3, false)!;
    expect(least).toBeLessThan(-0.02);
    expect(most).toBeGreaterThan(0.02);
  });

  it('is sure of a large gain, and holds it', () => {
    const away = [...repeat(100, 1), ...repeat(100, 0)];
    const small = [...repeat(100, 0), ...repeat(100, 1)];
    const [low, high] = gainInterval({ away, small, large: repeat(200, 1) }, false)!;
    expect(low).toBeGreaterThan(0.2);
    expect(low).toBeLessThan(0.25);
    expect(high).toBeGreaterThanOrEqual(0.25 - 1e-12);
    // What the large model breaks instead is the same, the other way.
    const turned = gainInterval({ away, small: repeat(200, 1), large: small }, false)!;
    expect(turned[0]).toBeCloseTo(-high, 12);
    expect(turned[1]).toBeCloseTo(-low, 12);
  });

  it('knows that a threshold defers more elsewhere, though none was deferred here; all or none on purpose gains nothing', () => {
    const rows = { away: repeat(30, 0), small: repeat(30, 1), large: repeat(30, 1) };
    const [low, high] = gainInterval(rows, false)!;
    expect(low).toBeLessThan(0);
    expect(high).toBeGreaterThan(0);
    expect(gainInterval(rows, true)).toEqual([0, 0]);
    expect(gainInterval({ away: [], small: [], large: [] }, false)).toBeNull();
  });

  it('joins intervals', () => {
    expect(hullOf([null, [0, 1], [-1, 0.5]])).toEqual([-1, 1]);
    expect(hullOf([null])).toBeNull();
  });
});
