import { requireGrades, requireScores } from '../outcomes';
import { risingOrder } from '../rising-order';
import { readWeights, type WeightOptions } from '../weights';

/** Rows of equal score taken together, in rising order of score. Whatever is made of them cannot depend on row order. */
export interface TieBlocks {
  /** Rows in all, or what they weigh together. */
  n: number;
  /** The distinct scores, rising. */
  scores: Float64Array;
  /** Rows with each score, or what they weigh together. */
  counts: Float64Array;
  /** Sum of the outcomes of the rows with each score, with their weights: the number right, where outcomes are 0 and 1. */
  right: Float64Array;
  /** Of rows with weights: how many there are of each score, and the unit that `n`, `counts` and `right` are in. */
  weighted?: { rows: Float64Array; unit: number };
}

/**
 * Groups outcomes by score. Rows of weight 0 are left out.
 * @param scores larger is surer; probabilities or rank scores
 * @param grades 1 right, 0 wrong, or a share of being right in [0, 1]; one per score
 * @throws RangeError when the lengths differ, a score is NaN or a grade is outside [0, 1], or a weight is none, naming the row
 */
export function tieBlocks(
  scores: ArrayLike<number>,
  grades: ArrayLike<number>,
  options?: WeightOptions
): TieBlocks {
  requireGrades(scores, grades);
  requireScores(scores);
  const weights = readWeights(scores, options);
  const order = risingOrder(scores);
  const n = order.length;
  const values = new Float64Array(n);
  const counts = new Float64Array(n);
  const right = new Float64Array(n);
  const rows = new Float64Array(weights ? n : 0);
  let block = -1;
  for (let i = 0; i < n; i++) {
    const row = order[i];
    const weight = weights ? weights.of[row] : 1;
    if (weight === 0) continue;
    if (block < 0 || scores[row] !== values[block]) values[++block] = scores[row];
    counts[block] += weight;
    right[block] += weight * grades[row];
    if (weights) rows[block]++;
  }
  const end = block + 1;
  return {
    n: weights ? weights.total : n,
    scores: values.subarray(0, end),
    counts: counts.subarray(0, end),
    right: right.subarray(0, end),
    ...(weights && { weighted: { rows: rows.subarray(0, end), unit: weights.unit } })
  };
}
