import fc from 'fast-check';
import { expect, it } from 'vitest';
import oracle from '../../../../tests/oracles/rank-correlation.json';
import { rankCorrelation } from './rank-correlation';

it.each(oracle.cases)(
  `agrees with ${oracle.made_by} spearmanr (tests/oracles/rank_correlation.py): %#`,
  ({ a, b, rho }) => {
    expect(rankCorrelation(a, b)).toBeCloseTo(rho, 12);
  }
);

it('does not exist without two pairs, or where one side is constant; NaN pairs are left out', () => {
  expect(rankCorrelation([], [])).toBeNaN();
  expect(rankCorrelation([1], [2])).toBeNaN();
  expect(rankCorrelation([1, 1, 1], [1, 2, 3])).toBeNaN();
  expect(rankCorrelation([1, NaN, 2, 3], [1, 0, NaN, 2])).toBe(1);
  expect(() => rankCorrelation([1], [])).toThrow(RangeError);
});

it('is symmetric, in [−1, 1], and changes with order alone', () => {
  const column = fc.array(fc.double({ min: -5, max: 5, noNaN: true }), { minLength: 12, maxLength: 12 });
  fc.assert(
    fc.property(column, column, (a, b) => {
      const rho = rankCorrelation(a, b);
      if (Number.isNaN(rho)) return;
      expect(Math.abs(rho)).toBeLessThanOrEqual(1);
      expect(rankCorrelation(b, a)).toBeCloseTo(rho, 12);
      expect(
        rankCorrelation(
          a.map((x) => -x),
          b
        )
      ).toBeCloseTo(-rho, 12);
    })
  );
});
