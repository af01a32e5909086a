import { readWeights, type RowWeights, type WeightOptions } from '../weights';
import type { RowAccess } from './row-access';

/** The rows that weigh more than 0, and their weights; `null` without weights. @throws as `readWeights` */
export function weightedRows<Rows>(
  access: RowAccess<Rows>,
  rows: Rows,
  outcomes: ArrayLike<number>,
  options: WeightOptions
): { rows: Rows; outcomes: ArrayLike<number>; weights: RowWeights } | null {
  const weights = readWeights(outcomes, options);
  if (!weights || weights.of.every((weight) => weight > 0)) return weights && { rows, outcomes, weights };
  const counting = Uint32Array.from(weights.of.keys()).filter((row) => weights.of[row] > 0);
  return {
    rows: access.take(rows, counting),
    outcomes: Float64Array.from(counting, (row) => outcomes[row]),
    weights: { ...weights, of: weights.of.filter((weight) => weight > 0) }
  };
}
