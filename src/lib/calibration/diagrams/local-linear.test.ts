import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LocalLinear } from './local-linear';

const row = fc.tuple(fc.nat(400), fc.nat(1), fc.integer({ min: 1, max: 3 }));

/** Weighted least squares of a line around a place, by the normal equations. */
function lineAt(place: number, rows: readonly (readonly number[])[], bandwidth: number) {
  const near = rows.map(([cell, outcome, weight]) => {
    const away = (cell / 400 - place) / bandwidth;
    return { away, outcome, weight: weight * Math.exp(-0.5 * away * away) };
  });
  const sum = (of: (each: (typeof near)[number]) => number) =>
    near.reduce((total, each) => total + of(each), 0);
  const [s0, s1] = [sum(({ weight }) => weight), sum(({ weight, away }) => weight * away)];
  // The ridge of 1e-3 deviations squared is added to the spread.
  const s2 = sum(({ weight, away }) => weight * away * away) + 1e-3 * s0;
  const [t0, t1] = [
    sum(({ weight, outcome }) => weight * outcome),
    sum(({ weight, outcome, away }) => weight * outcome * away)
  ];
  const determinant = s0 * s2 - s1 * s1;
  const share = near.map(({ away, weight }) => (weight * (s2 - away * s1)) / determinant);
  return { value: (s2 * t0 - s1 * t1) / determinant, share };
}

describe('local-linear regression', () => {
  it('is the line of weighted least squares, and knows how much each row counts', () => {
    fc.assert(
      fc.property(fc.array(row, { minLength: 2, maxLength: 20 }), (rows) => {
        const bandwidth = 0.3;
        const places = rows.map(([cell]) => cell / 400);
        const line = new LocalLinear(
          places,
          rows.map(([, outcome]) => outcome),
          bandwidth
        );
        const values = line.at(
          5,
          rows.map(([, , weight]) => weight)
        );
        const effective = line.effectiveRows(5);
        const once = rows.map(([cell, outcome]) => [cell, outcome, 1]);
        [0, 0.25, 0.5, 0.75, 1].forEach((place, i) => {
          const { value } = lineAt(place, rows, bandwidth);
          expect(values[i]).toBeCloseTo(Math.min(1, Math.max(0, value)), 6);
          const { share } = lineAt(place, once, bandwidth);
          const squares = share.reduce((total, each) => total + each * each, 0);
          expect(effective[i] * squares).toBeCloseTo(1, 6);
        });
      }),
      { numRuns: 60 }
    );
  });

  it('goes through what is straight, to its ends', () => {
    const places = Array.from({ length: 201 }, (_, i) => 0.5 + i / 400);
    const line = new LocalLinear(
      places,
      places.map((place) => place - 0.2),
      0.08
    );
    const values = line.at(21, new Uint8Array(201).fill(1));
    [10, 11, 15, 20].forEach((i) => expect(values[i]).toBeCloseTo(i / 20 - 0.2, 3));
    expect(values[0]).toBeNaN();
    expect(line.effectiveRows(21)[0]).toBe(0);
  });
});
