import { asProbability, type Probability } from '../calibration/confidence';

/** Softmax of K logits at temperature T. */
export function softmax(logits: readonly number[], temperature = 1): number[] {
  const largest = Math.max(...logits);
  const weights = logits.map((z) => Math.exp((z - largest) / temperature));
  const sum = weights.reduce((total, weight) => total + weight, 0);
  return weights.map((weight) => weight / sum);
}

/** Probability of the chosen option at temperature T. */
export function chosenProbability(logits: readonly number[], temperature = 1): Probability {
  return asProbability(Math.max(...softmax(logits, temperature)));
}

/** Entropy over the options at temperature T, nats. */
export function optionEntropy(logits: readonly number[], temperature = 1): number {
  return -softmax(logits, temperature).reduce((sum, p) => sum + (p > 0 ? p * Math.log(p) : 0), 0);
}
