import { requireOutcomes, requireCount, requireWithin } from '../outcomes';
import { refuseWeights, type NoWeights, type WeightOptions } from '../weights';
import { total } from './accuracy';
import { tieBlocks } from './tie-blocks';

/**
 * Area under the ROC curve: the chance that a right answer has a higher score than a wrong one, ties counting half
 * (Mann–Whitney U by mid-ranks; Hanley & McNeil 1982). NaN when all are right or all wrong.
 * @param scores larger is surer; only their order counts, so a rank score will do
 * @param correct 1 right, 0 wrong
 * @throws RangeError naming the row of a bad outcome, score or weight
 */
export function auroc(
  scores: ArrayLike<number>,
  correct: ArrayLike<number>,
  options?: WeightOptions
): number {
  requireOutcomes(scores, correct);
  const { counts, right } = tieBlocks(scores, correct, options);
  let won = 0;
  let wrongBelow = 0;
  for (let block = 0; block < counts.length; block++) {
    const wrong = counts[block] - right[block];
    won += right[block] * (wrongBelow + wrong / 2);
    wrongBelow += wrong;
  }
  const allRight = total(right);
  return won / (allRight * wrongBelow);
}

/**
 * Standard error of an AUROC from the area and the numbers right and wrong alone, taking the scores as exponential
 * (Hanley & McNeil 1982, eq. 2). NaN when a class is missing.
 * @throws RangeError when the area is not in [0, 1], or a number is no count
 */
export function hanleyMcNeilError(area: number, right: number, wrong: number): number {
  requireCount(right, 'right rows');
  requireCount(wrong, 'wrong rows');
  if (right === 0 || wrong === 0) return NaN;
  requireWithin(area, 'an AUROC', 0, 1);
  const q1 = area / (2 - area);
  const q2 = (2 * area * area) / (1 + area);
  const square = area * area;
  const variance =
    (area * (1 - area) + (right - 1) * (q1 - square) + (wrong - 1) * (q2 - square)) / (right * wrong);
  return Math.sqrt(Math.max(0, variance));
}

/**
 * Standard error of the AUROC from the data (DeLong, DeLong & Clarke-Pearson 1988): the spread of each right row's
 * share of wrong rows below it, and of each wrong row's share of right rows above. NaN with fewer than two of a class.
 * @throws RangeError naming the row of a bad outcome or score
 */
export function delongError(
  scores: ArrayLike<number>,
  correct: ArrayLike<number>,
  options?: NoWeights
): number {
  refuseWeights(options, 'delongError');
  requireOutcomes(scores, correct);
  const { n, counts, right } = tieBlocks(scores, correct);
  const rightN = total(right);
  const wrongN = n - rightN;
  if (rightN < 2 || wrongN < 2) return NaN;
  const area = auroc(scores, correct);
  let rightSpread = 0;
  let wrongSpread = 0;
  let wrongBelow = 0;
  let rightBelow = 0;
  for (let block = 0; block < counts.length; block++) {
    const wrong = counts[block] - right[block];
    const below = (wrongBelow + wrong / 2) / wrongN;
    const above = (rightN - rightBelow - right[block] / 2) / rightN;
    rightSpread += right[block] * (below - area) ** 2;
    wrongSpread += wrong * (above - area) ** 2;
    wrongBelow += wrong;
    rightBelow += right[block];
  }
  return Math.sqrt(rightSpread / (rightN - 1) / rightN + wrongSpread / (wrongN - 1) / wrongN);
}
