import type { Probability } from '../confidence';
import { normalCdf } from '../normal';
import { requireJudged } from '../outcomes';
import { refuseWeights, type NoWeights } from '../weights';

/** A standard normal statistic and its two-sided p-value. */
export interface ZTest {
  z: number;
  p: number;
}

/**
 * Spiegelhalter's test of calibration (Spiegelhalter 1986): z = Σ (y − c)(1 − 2c) / √Σ (1 − 2c)² c (1 − c), standard
 * normal when every confidence is the true chance of being right. z > 0: the Brier score is worse than it would then be
 * (overconfident at the extremes); z < 0: better (underconfident). A small p speaks against calibration, a large one
 * proves nothing. ±Infinity where a confidence of 0 or 1 is wrong and none has any spread; NaN when empty, or when no
 * confidence has spread and none of 0 or 1 is wrong.
 * @param correct 1 right, 0 wrong
 * @throws RangeError naming the row of a bad confidence or outcome
 */
export function spiegelhalter(
  confidences: ArrayLike<Probability>,
  correct: ArrayLike<number>,
  options?: NoWeights
): ZTest {
  refuseWeights(options, 'spiegelhalter', 'A test counts rows; ece and brier take weights.');
  requireJudged(confidences, correct);
  let sum = 0;
  let variance = 0;
  for (let row = 0; row < confidences.length; row++) {
    const c = confidences[row];
    const weight = 1 - 2 * c;
    sum += (correct[row] - c) * weight;
    variance += weight * weight * c * (1 - c);
  }
  const z = sum / Math.sqrt(variance);
  return { z, p: 2 * normalCdf(-Math.abs(z)) };
}
