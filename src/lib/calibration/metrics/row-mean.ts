import type { RowWeights } from '../weights';

/** Mean of a term over n rows, each with its weight where there are weights; NaN when there are no rows. */
export function rowMean(n: number, termOf: (row: number) => number, weights: RowWeights | null): number {
  let sum = 0;
  for (let row = 0; row < n; row++) {
    if (!weights) sum += termOf(row);
    else if (weights.of[row] > 0) sum += weights.of[row] * termOf(row);
  }
  return sum / (weights ? weights.total : n);
}
