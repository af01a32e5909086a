import { asProbabilities } from '../confidence';
import { refuseWeights, type NoWeights } from '../weights';
import { ece } from './ece';
import { requireOptions } from './nll';

/**
 * Classwise ECE of K-way predictions: the ECE of "option k is right" for each k, averaged over the options (Kull et al.
 * 2019; static calibration error of Nixon et al. 2019). Where the options are letters it shows a bias for a position.
 * NaN when empty.
 * @param probabilities a row of K probabilities a question; where K differs, option k is judged on the rows that have it
 * @param labels number of the right option in its row, from 0
 * @param bins equal-width bins, right-closed
 * @throws RangeError naming the row whose label is no option or whose probabilities are none
 */
export function classwiseEce(
  probabilities: ArrayLike<ArrayLike<number>>,
  labels: ArrayLike<number>,
  bins = 10,
  options?: NoWeights
): number {
  refuseWeights(options, 'classwiseEce', 'Take ece of one option, with its weights.');
  const each = eceByOption(probabilities, labels, bins);
  return each.reduce((sum, value) => sum + value, 0) / each.length;
}

/** ECE of "option k is right" for each option k. @throws RangeError as `classwiseEce` */
export function eceByOption(
  probabilities: ArrayLike<ArrayLike<number>>,
  labels: ArrayLike<number>,
  bins = 10,
  options?: NoWeights
): number[] {
  refuseWeights(options, 'eceByOption', 'Take ece of one option, with its weights.');
  requireOptions(probabilities, labels);
  let most = 0;
  for (let row = 0; row < probabilities.length; row++) {
    most = Math.max(most, probabilities[row].length);
  }
  return Array.from({ length: most }, (_, option) => {
    const confidences: number[] = [];
    const correct: number[] = [];
    for (let row = 0; row < probabilities.length; row++) {
      if (option >= probabilities[row].length) continue;
      confidences.push(probabilities[row][option]);
      correct.push(labels[row] === option ? 1 : 0);
    }
    return ece(asProbabilities(confidences), correct, bins);
  });
}
