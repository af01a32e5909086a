import { expect, it } from 'vitest';
// From SciPy's binomtest by tests/oracles/sign_test.py.
import cases from '../../../../tests/oracles/sign-test.json';
import { signTest } from './sign-test';

it.each(cases)('of %i and %i is SciPy’s', (one, other, expected) => {
  expect(signTest(one, other) / expected).toBeCloseTo(1, 9);
  expect(signTest(other, one)).toBe(signTest(one, other));
});

it('says nothing of no difference, and refuses what is no count', () => {
  expect(signTest(0, 0)).toBe(1);
  expect(signTest(4, 4)).toBe(1);
  expect(() => signTest(-1, 2)).toThrow(RangeError);
  expect(() => signTest(1, 0.5)).toThrow(RangeError);
  expect(() => signTest(NaN, 1)).toThrow(RangeError);
});
