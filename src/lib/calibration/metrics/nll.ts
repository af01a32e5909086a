import type { Probability } from '../confidence';

/** Probabilities are kept this far from 0 and 1 in a logarithm. */
export const CLIP = 1e-12;

/** Negative log-likelihood in nats, and how many probabilities had to be clipped. */
export interface Nll {
  nll: number;
  clipped: number;
}

/** Mean negative log-likelihood of right/wrong under the confidences, nats. NaN when empty. */
export function nll(confidences: ArrayLike<Probability>, correct: ArrayLike<number>): Nll {
  let sum = 0;
  let clipped = 0;
  for (let row = 0; row < confidences.length; row++) {
    const likelihood = correct[row] ? confidences[row] : 1 - confidences[row];
    if (likelihood < CLIP) clipped++;
    sum -= Math.log(Math.max(CLIP, likelihood));
  }
  return { nll: sum / confidences.length, clipped };
}
