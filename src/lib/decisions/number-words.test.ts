import { expect, it } from 'vitest';
import { ofThousand, tenthsWhereSmall } from './number-words';

it.each([
  [1000, [936.4, 1000], '1,000 (936 to 1,000)'],
  [0.4, [0, 63.6], '0 (0 to 64)'],
  [520, null, '520']
] as const)('%s of 1,000 with %s is “%s”', (value, interval, words) => {
  expect(ofThousand(value, interval as [number, number] | null)).toBe(words);
});

it.each([
  [0, '0 %'],
  [0.0001, 'under 0.1 %'],
  [0.0147, '1.5 %'],
  [0.0151, '1.5 %'],
  [0.0994, '9.9 %'],
  [0.0996, '10 %'],
  [0.43, '43 %'],
  [1, '100 %']
] as const)('the share %s is “%s”, with a decimal where it is small', (value, words) => {
  expect(tenthsWhereSmall(value)).toBe(words);
});
