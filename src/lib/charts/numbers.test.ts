import fc from 'fast-check';
import { expect, it } from 'vitest';
import { decimals, ends, percent } from './numbers';

it.each([
  [-0.48, 2, '−0.48'],
  [-0.004, 2, '0.00'],
  [-0.005001, 2, '−0.01'],
  [-0, 2, '0.00'],
  [1.005, 3, '1.005'],
  [12, 0, '12'],
  [NaN, 2, '–'],
  [-Infinity, 2, '–'],
  [null, 2, '–'],
  [undefined, 2, '–']
])('%d with %i decimals is %s', (value, digits, text) => expect(decimals(value, digits)).toBe(text));

it('writes a minus, never a hyphen, and no negative zero', () => {
  fc.assert(
    fc.property(
      fc.double({ min: -1e6, max: 1e6, noNaN: true }),
      fc.integer({ min: 0, max: 4 }),
      (value, digits) => {
        const text = decimals(value, digits);
        expect(text).toMatch(/^−?\d+(?:\.\d+)?$/);
        expect(text).not.toMatch(/^−0(?:\.0+)?$/);
        expect(Math.abs(Number(text.replace('−', '-')) - value)).toBeLessThanOrEqual(0.5001 * 10 ** -digits);
      }
    )
  );
});

it('writes intervals and shares', () => {
  expect(ends([-0.5, 0.25])).toBe('−0.50 to 0.25');
  expect(ends(null)).toBe('');
  expect(percent(0.845)).toBe('85 %');
  expect(percent(NaN, 'none')).toBe('none');
});
