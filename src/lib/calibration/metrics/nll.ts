import type { Probability } from '../confidence';
import { requireLabels, requireJudged } from '../outcomes';

/** Probabilities are kept this far from 0 and 1 in a logarithm. */
export const CLIP = 1e-12;

/** Negative log-likelihood in nats, and how many probabilities had to be clipped. */
export interface Nll {
  nll: number;
  clipped: number;
}

/**
 * Mean negative log-likelihood of right/wrong under the confidences, nats. NaN when empty.
 * @param correct 1 right, 0 wrong
 * @throws RangeError naming the row of a bad confidence or outcome
 */
export function nll(confidences: ArrayLike<Probability>, correct: ArrayLike<number>): Nll {
  requireJudged(confidences, correct);
  return meanNll(confidences.length, (row) => (correct[row] ? confidences[row] : 1 - confidences[row]));
}

/**
 * Log loss of K-way predictions: mean of −ln p(label), nats. NaN when empty.
 * @param probabilities a row of K probabilities a question; K may differ from row to row
 * @param labels number of the right option in its row, from 0
 * @throws RangeError naming the row whose label is no option or whose probabilities are none
 */
export function kWayLogLoss(probabilities: ArrayLike<ArrayLike<number>>, labels: ArrayLike<number>): Nll {
  requireOptions(probabilities, labels);
  return meanNll(labels.length, (row) => probabilities[row][labels[row]]);
}

function meanNll(n: number, likelihoodOf: (row: number) => number): Nll {
  let sum = 0;
  let clipped = 0;
  for (let row = 0; row < n; row++) {
    const likelihood = likelihoodOf(row);
    if (likelihood < CLIP) clipped++;
    sum -= Math.log(Math.max(CLIP, likelihood));
  }
  return { nll: sum / n, clipped };
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
