import type { Probability } from '../calibration/confidence';
import type { TruthLogits } from '../methods/evidence';
import { softmax } from '../methods/softmax';
import { clipped } from './clipped';

/** Probability of “true” in each order; `null` where logits are no distribution. */
export function truthProbabilities(orders: TruthLogits): [number, number] | null {
  const [first, second] = orders.map((logits) => softmax(logits));
  return first && second ? [first[0]!, second[0]!] : null;
}

/** Probability of “true”, averaged over both orders; `null` where logits are no distribution. */
export function truthProbability(orders: TruthLogits): Probability | null {
  const both = truthProbabilities(orders);
  return both && clipped((both[0] + both[1]) / 2);
}
