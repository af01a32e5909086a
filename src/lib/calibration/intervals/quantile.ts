import { requireScores, requireWithin } from '../outcomes';

/** As `quantile`, unchecked. */
export function sortedQuantile(sorted: ArrayLike<number>, q: number): number {
  const at = (sorted.length - 1) * q;
  const lo = Math.floor(at);
  const hi = Math.ceil(at);
  return sorted[lo] + (sorted[hi] - sorted[lo]) * (at - lo);
}

/**
 * The q-quantile of sorted numbers, linear between order statistics (type 7, NumPy's default). NaN when empty.
 * @throws RangeError when q is not in [0, 1], or naming the first number that is none, or is smaller than the one before it
 */
export function quantile(sorted: ArrayLike<number>, q: number): number {
  requireWithin(q, 'a quantile', 0, 1);
  requireScores(sorted, 'a value');
  for (let row = 1; row < sorted.length; row++) {
    if (sorted[row] < sorted[row - 1]) {
      throw new RangeError(
        `Row ${row}: values must be sorted, but ${sorted[row]} follows ${sorted[row - 1]}`
      );
    }
  }
  return sorted.length === 0 ? NaN : sortedQuantile(sorted, q);
}
