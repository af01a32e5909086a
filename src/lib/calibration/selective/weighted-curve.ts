import { requireOutcomes, requireScores } from '../outcomes';
import { risingOrder } from '../rising-order';
import { curveOfBlocks, type OperatingPoint } from './risk-coverage';

/**
 * Risk–coverage curves of resamples of the same rows: sorted once, a resample's curve is one pass over its counts, the same to the bit as
 * `riskCoverageCurve` of the rows drawn.
 * @param scores larger is surer
 * @param correct 1 right, 0 wrong
 * @returns a curve for how often each row counts, whole numbers from 0
 * @throws RangeError naming the row of a bad outcome or score
 */
export function weightedCurve(
  scores: ArrayLike<number>,
  correct: ArrayLike<number>
): (counts: ArrayLike<number>) => OperatingPoint[] {
  requireOutcomes(scores, correct);
  requireScores(scores);
  const blockOf = new Uint32Array(scores.length);
  const distinct: number[] = [];
  for (const row of risingOrder(scores)) {
    if (distinct.length === 0 || scores[row] !== distinct[distinct.length - 1]) distinct.push(scores[row]);
    blockOf[row] = distinct.length - 1;
  }
  const shown = new Float64Array(distinct.length);
  const right = new Float64Array(distinct.length);
  return (counts) => {
    shown.fill(0);
    right.fill(0);
    for (let row = 0; row < blockOf.length; row++) {
      shown[blockOf[row]] += counts[row];
      if (correct[row] === 1) right[blockOf[row]] += counts[row];
    }
    return curveOfBlocks({ scores: distinct, counts: shown, right });
  };
}
