import { asProbability, type Probability } from '../calibration/confidence';
import { softmax } from './choice-signals';

/**
 * Expected confidence after the forced beginning `0.`: Σ p(d) d / 10 over the ten digits, renormalised among them.
 * @param digitLogits logits of 0–9, nats
 */
export function expectedConfidence(digitLogits: readonly number[]): Probability {
  const expected = softmax(digitLogits).reduce((sum, p, digit) => sum + (p * digit) / 10, 0);
  return asProbability(Math.min(1, Math.max(0, expected)));
}

/** Confidence by the likeliest digit alone. */
export function likeliestConfidence(digitLogits: readonly number[]): Probability {
  return asProbability(digitLogits.indexOf(Math.max(...digitLogits)) / 10);
}
