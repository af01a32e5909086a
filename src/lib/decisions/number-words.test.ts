import { expect, it } from 'vitest';
import { ofThousand } from './number-words';

it.each([
  [1000, [936.4, 1000], '1,000 (936 to 1,000)'],
  [0.4, [0, 63.6], '0 (0 to 64)'],
  [520, null, '520']
] as const)('%s of 1,000 with %s is “%s”', (value, interval, words) => {
  expect(ofThousand(value, interval as [number, number] | null)).toBe(words);
});
