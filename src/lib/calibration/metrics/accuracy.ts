import { requireNumbers } from '../outcomes';
import { readWeights, type WeightOptions } from '../weights';
import { rowMean } from './row-mean';

/** Sum of numbers. */
export function total(values: ArrayLike<number>): number {
  requireNumbers(values);
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += values[i];
  return sum;
}

/**
 * Mean of numbers; NaN when there are none. The mean of 1 (right) and 0 (wrong) is the accuracy.
 * @throws TypeError naming the first row that is no number; RangeError naming the row of a bad weight
 */
export function mean(values: ArrayLike<number>, options?: WeightOptions): number {
  requireNumbers(values);
  const weights = readWeights(values, options);
  if (!weights) return total(values) / values.length;
  return rowMean(values.length, (row) => values[row], weights);
}
