import type { Probability } from '../confidence';
import { mean } from './accuracy';

/** Brier score: mean of (confidence − outcome)² (Brier 1950). NaN when empty. */
export function brier(confidences: ArrayLike<Probability>, correct: ArrayLike<number>): number {
  let sum = 0;
  for (let row = 0; row < confidences.length; row++) sum += (confidences[row] - correct[row]) ** 2;
  return sum / confidences.length;
}

/** Brier score of always saying the base rate: a (1 − a) for accuracy a. A score no better has no skill. */
export function brierOfBaseRate(correct: ArrayLike<number>): number {
  const rate = mean(correct);
  return rate * (1 - rate);
}
