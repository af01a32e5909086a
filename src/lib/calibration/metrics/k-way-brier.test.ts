import fc from 'fast-check';
import { expect, it } from 'vitest';
import { conformalCase } from '../../../../tests/oracles/conformal-cases';
import expected from '../../../../tests/oracles/k-way-brier.json';
import { asProbabilities } from '../confidence';
import { brier } from './brier';
import { kWayBrier } from './k-way-brier';

it('as NumPy computes it (tests/oracles/k_way_brier.py)', () => {
  for (const { n, seed, options, brier } of expected.cases) {
    const { probabilities, labels } = conformalCase(n, seed, options);
    expect(kWayBrier(probabilities, labels)).toBeCloseTo(brier, 12);
  }
});

it('is twice the Brier score where there are two options, and refuses what are none', () => {
  const rows = fc.array(
    fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.integer({ min: 0, max: 1 })),
    {
      minLength: 1
    }
  );
  fc.assert(
    fc.property(rows, (drawn) => {
      const two = drawn.map(([p]) => [1 - p, p]);
      const labels = drawn.map(([, label]) => label);
      const one = brier(asProbabilities(drawn.map(([p]) => p)), labels);
      expect(kWayBrier(two, labels)).toBeCloseTo(2 * one, 12);
    })
  );
  expect(kWayBrier([], [])).toBeNaN();
  expect(() => kWayBrier([[0.5, 0.5]], [2])).toThrow(/Row 0/);
});
