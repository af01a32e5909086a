/**
 * Softmax of a few logits at temperature T; `null` where they are no distribution: none at all, a NaN, or none finite.
 * @param logits nats; −∞ gives 0
 */
export function softmax(logits: readonly number[], temperature = 1): number[] | null {
  const largest = Math.max(...logits);
  if (!Number.isFinite(largest)) return null;
  const weights = logits.map((z) => Math.exp((z - largest) / temperature));
  const sum = weights.reduce((total, weight) => total + weight, 0);
  return weights.map((weight) => weight / sum);
}

/** Shannon entropy of a distribution, nats; 0 ln 0 is 0. */
export function entropyOf(probabilities: readonly number[]): number {
  return probabilities.reduce((sum, p) => (p > 0 ? sum - p * Math.log(p) : sum), 0);
}

/** The largest probability less the second largest, which is 0 where there is no other. */
export function marginOf(probabilities: readonly number[]): number {
  const [first = NaN, second = 0] = probabilities.toSorted((a, b) => b - a);
  return first - second;
}
