import { requireNumbers } from '../outcomes';
/** Sum of numbers. */
export function total(values: ArrayLike<number>): number {
  requireNumbers(values);
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += values[i];
  return sum;
}

/** Mean of numbers; NaN when there are none. The mean of 1 (right) and 0 (wrong) is the accuracy. */
export function mean(values: ArrayLike<number>): number {
  return total(values) / values.length;
}
