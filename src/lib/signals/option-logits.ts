import { asRankScore, type Probability, type RankScore } from '../calibration/confidence';
import { argMax } from '../engine/generate';
import { clipped } from './clipped';
import type { OptionLogits } from './define-signal';
import { entropyOf, marginOf, softmax } from '../methods/softmax';

/** K logits with the right option's place; `null` where they are no distribution. */
export function readable(logits: readonly number[] | null, gold: number): OptionLogits | null {
  return logits && softmax(logits) ? { logits, gold } : null;
}

/** Probability of the chosen option at temperature T. */
export function topProbability(logits: readonly number[] | null, temperature: number): Probability | null {
  const probabilities = logits && softmax(logits, temperature);
  return probabilities && clipped(Math.max(...probabilities));
}

/** Whether these logits choose the right option; `undefined` where they choose none. */
export function choosesRight(logits: readonly number[] | null, gold: number): boolean | undefined {
  return logits && softmax(logits) ? argMax(logits) === gold : undefined;
}

/** Words of the option that these logits choose; `undefined` where they choose none. */
export function chosenWords(
  logits: readonly number[] | null,
  { texts }: { texts: readonly string[] }
): string | undefined {
  return logits && softmax(logits) ? texts[argMax(logits)] : undefined;
}

/** Probability of the chosen option less that of the runner-up, at temperature T. */
export function optionsMargin(logits: readonly number[], temperature: number): RankScore | null {
  const probabilities = softmax(logits, temperature);
  return probabilities && asRankScore(marginOf(probabilities));
}

/** Minus the entropy over the options at temperature T, nats. */
export function optionsEntropy(logits: readonly number[], temperature: number): RankScore | null {
  const probabilities = softmax(logits, temperature);
  return probabilities && asRankScore(-entropyOf(probabilities));
}
