import { requireOutcomes } from '../outcomes';
import type { WeightOptions } from '../weights';
import { total } from './accuracy';
import { tieBlocks } from './tie-blocks';

/**
 * Area under the precision–recall curve as average precision: Σ (R_k − R_{k−1}) P_k over the distinct scores from the
 * surest down, a tied block being one step (scikit-learn's `average_precision_score`; no interpolation between points,
 * which would be too optimistic: Davis & Goadrich 2006). A score without information gives about the accuracy.
 * NaN when none is right.
 * @param scores larger is surer; only their order counts
 * @param correct 1 right, 0 wrong
 * @throws RangeError naming the row of a bad outcome, score or weight
 */
export function auprc(
  scores: ArrayLike<number>,
  correct: ArrayLike<number>,
  options?: WeightOptions
): number {
  requireOutcomes(scores, correct);
  const { counts, right } = tieBlocks(scores, correct, options);
  let shown = 0;
  let hits = 0;
  let sum = 0;
  for (let block = counts.length - 1; block >= 0; block--) {
    shown += counts[block];
    hits += right[block];
    sum += (right[block] * hits) / shown;
  }
  return sum / total(right);
}
