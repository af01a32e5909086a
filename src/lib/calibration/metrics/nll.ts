import type { Probability } from '../confidence';
import { requireLabels, requireJudged } from '../outcomes';
import { readWeights, type RowWeights, type WeightOptions } from '../weights';
import { rowMean } from './row-mean';

/** Probabilities are kept this far from 0 and 1 in a logarithm. */
export const CLIP = 1e-12;

/** Negative log-likelihood in nats, and how many rows' probabilities had to be clipped (rows of weight 0 are none). */
export interface Nll {
  nll: number;
  clipped: number;
}

/**
 * Mean negative log-likelihood of right/wrong under the confidences, nats. NaN when empty.
 * @param correct 1 right, 0 wrong
 * @throws RangeError naming the row of a bad confidence, outcome or weight
 */
export function nll(
  confidences: ArrayLike<Probability>,
  correct: ArrayLike<number>,
  options?: WeightOptions
): Nll {
  requireJudged(confidences, correct);
  const weights = readWeights(confidences, options);
  const likelihoodOf = (row: number) => (correct[row] ? confidences[row] : 1 - confidences[row]);
  return meanNll(confidences.length, likelihoodOf, weights);
}

/**
 * Log loss of K-way predictions: mean of −ln p(label), nats. NaN when empty.
 * @param probabilities a row of K probabilities a question; K may differ from row to row
 * @param labels number of the right option in its row, from 0
 * @throws RangeError naming the row whose label is no option or whose probabilities are none, or of a bad weight
 */
export function kWayLogLoss(
  probabilities: ArrayLike<ArrayLike<number>>,
  labels: ArrayLike<number>,
  options?: WeightOptions
): Nll {
  requireOptions(probabilities, labels);
  const weights = readWeights(labels, options);
  return meanNll(labels.length, (row) => probabilities[row][labels[row]], weights);
}

function meanNll(n: number, likelihoodOf: (row: number) => number, weights: RowWeights | null): Nll {
  let clipped = 0;
  const loss = (row: number) => {
    const likelihood = likelihoodOf(row);
    if (likelihood < CLIP) clipped++;
    return -Math.log(Math.max(CLIP, likelihood));
  };
  return { nll: rowMean(n, loss, weights), clipped };
}

/**
 * Checks K-way predictions: labels name an option, and every option's probability lies in [0, 1].
 * @throws RangeError naming the row, and the option of a bad probability
 */
export function requireOptions(probabilities: ArrayLike<ArrayLike<number>>, labels: ArrayLike<number>): void {
  requireLabels(probabilities, labels);
  for (let row = 0; row < probabilities.length; row++) {
    const options = probabilities[row];
    for (let option = 0; option < options.length; option++) {
      if (
        typeof (options[option] as unknown) !== 'number' ||
        !(options[option] >= 0 && options[option] <= 1)
      ) {
        throw new RangeError(
          `Row ${row}, option ${option}: a probability must lie in [0, 1], got ${options[option]}`
        );
      }
    }
  }
}
