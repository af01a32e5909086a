import type { OptionProbabilities } from '../calibrators/option-logits';

/**
 * How little an option conforms.
 * - `lac`: 1 − p(option) (Sadinle, Lei & Wasserman 2019): the smallest sets on average.
 * - `aps`: the summed probability of all options at least as likely, less a share u of the option's own (Romano, Sesia &
 *   Candès 2020): sets that grow with difficulty.
 * - `raps`: the same plus λ for each rank beyond k (Angelopoulos et al. 2021): no long tails.
 */
export type ConformalScore =
  | { kind: 'lac' }
  | { kind: 'aps'; randomised?: boolean }
  | { kind: 'raps'; randomised?: boolean; lambda: number; freeRanks: number };

/** Whether the score needs a uniform number a row. */
export function isRandomised(score: ConformalScore): boolean {
  return score.kind !== 'lac' && (score.randomised ?? false);
}

/**
 * Nonconformity of every option of one row; equally likely options rank in their order.
 * @param uniform u in [0, 1]; 0 where the score is not randomised: the option's whole probability counts
 */
export function optionScores(
  probabilities: ArrayLike<number>,
  score: ConformalScore,
  uniform = 0
): Float64Array {
  const scores = new Float64Array(probabilities);
  if (score.kind === 'lac') return scores.map((p) => 1 - p);
  const order = Array.from(scores.keys()).sort((a, b) => probabilities[b] - probabilities[a] || a - b);
  let sum = 0;
  order.forEach((option, i) => {
    sum += probabilities[option];
    const beyond = score.kind === 'raps' ? score.lambda * Math.max(0, i + 1 - score.freeRanks) : 0;
    scores[option] = sum - uniform * probabilities[option] + beyond;
  });
  return scores;
}

/**
 * Nonconformity of the right option of each row.
 * @param uniforms one a row in [0, 1], for a randomised score
 * @throws RangeError naming the first row whose label is no option of it
 */
export function labelScores(
  { values, starts }: OptionProbabilities,
  labels: ArrayLike<number>,
  score: ConformalScore,
  uniforms?: ArrayLike<number>
): Float64Array {
  const scores = new Float64Array(labels.length);
  for (let row = 0; row < labels.length; row++) {
    const options = starts[row + 1] - starts[row];
    if (!(Number.isInteger(labels[row]) && labels[row] >= 0 && labels[row] < options)) {
      throw new RangeError(`Row ${row}: the label must be one of 0 … ${options - 1}, got ${labels[row]}`);
    }
    const probabilities = values.subarray(starts[row], starts[row + 1]);
    scores[row] = optionScores(probabilities, score, uniforms?.[row])[labels[row]];
  }
  return scores;
}
