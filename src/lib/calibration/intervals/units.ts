import { requireSameLength } from '../outcomes';
import type { GroupLabels } from './resampler';

/**
 * Number of the unit each row belongs to, from 0: the rows themselves, or the groups of rows that hang together.
 * @throws RangeError when there is not a label for each row
 */
export function unitsOf(n: number, groups?: GroupLabels): { unitOf: Int32Array; count: number } {
  if (!groups) return { unitOf: Int32Array.from({ length: n }, (_, row) => row), count: n };
  requireSameLength({ length: n }, groups, 'group labels');
  const numbers = new Map<string | number, number>();
  const unitOf = new Int32Array(n);
  for (let row = 0; row < n; row++) {
    const known = numbers.get(groups[row]);
    unitOf[row] = known ?? numbers.size;
    if (known === undefined) numbers.set(groups[row], unitOf[row]);
  }
  return { unitOf, count: numbers.size };
}

/** Variance of the total of units whose sums have the mean 0, from these sums; two or more. */
export function totalVariance(sums: Float64Array): number {
  return (sums.reduce((total, sum) => total + sum * sum, 0) * sums.length) / (sums.length - 1);
}

/** Sums of a number a row over each unit. */
export function sumsByUnit(
  n: number,
  { unitOf, count }: { unitOf: Int32Array; count: number },
  of: (row: number) => number
): Float64Array {
  const sums = new Float64Array(count);
  for (let row = 0; row < n; row++) sums[unitOf[row]] += of(row);
  return sums;
}
