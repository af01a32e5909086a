import { requireGrades, requireScores } from '../outcomes';
import { risingOrder } from '../rising-order';

/** Rows of equal score taken together, in rising order of score. Whatever is made of them cannot depend on row order. */
export interface TieBlocks {
  /** Rows in all. */
  n: number;
  /** The distinct scores, rising. */
  scores: Float64Array;
  /** Rows with each score. */
  counts: Float64Array;
  /** Sum of the outcomes of the rows with each score: the number right, where outcomes are 0 and 1. */
  right: Float64Array;
}

/**
 * Groups outcomes by score.
 * @param scores larger is surer; probabilities or rank scores
 * @param grades 1 right, 0 wrong, or a share of being right in [0, 1]; one per score
 * @throws RangeError when the lengths differ, a score is NaN or a grade is outside [0, 1], naming the row
 */
export function tieBlocks(scores: ArrayLike<number>, grades: ArrayLike<number>): TieBlocks {
  requireGrades(scores, grades);
  requireScores(scores);
  const order = risingOrder(scores);
  const n = order.length;
  const values = new Float64Array(n);
  const counts = new Float64Array(n);
  const right = new Float64Array(n);
  let block = -1;
  for (let i = 0; i < n; i++) {
    const row = order[i];
    if (block < 0 || scores[row] !== values[block]) values[++block] = scores[row];
    counts[block]++;
    right[block] += grades[row];
  }
  const end = block + 1;
  return {
    n,
    scores: values.subarray(0, end),
    counts: counts.subarray(0, end),
    right: right.subarray(0, end)
  };
}
