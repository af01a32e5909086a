import { requireSameLength } from '../outcomes';
import { conformalThreshold } from './quantile';

/** Answers sampled for one question. */
export interface SampledAnswers {
  /** Token entropy of each sampled answer: −Σ log p over its tokens, or the sum of their entropies, nats. */
  entropies: readonly number[];
  /** Whether each is right; 1 or 0. Needed to calibrate, not to predict. */
  correct: readonly number[];
}

/** What happens to a calibration question none of whose samples is right. */
export type Unanswered =
  /** It never conforms: the promise is for all questions, and may need Infinity. */
  | 'count'
  /** It is left out: the promise is for questions with a right sample only. */
  | 'leave-out';

/** A threshold on the token entropy of sampled answers. */
export interface TokenEntropyThreshold {
  /** Largest token entropy that is let in; Infinity when nothing smaller keeps the promise. */
  threshold: number;
  alpha: number;
  /** Calibration questions that count, and those without a right sample. */
  n: number;
  unanswered: number;
}

/**
 * TECP, token-entropy conformal prediction after Xu & Lu (2025): a sample's nonconformity is its token entropy. A question's is
 * taken here to be the smallest among its right samples, and a new question's set is all its samples up to the threshold. The set then holds a
 * right answer with a chance of at least 1 − α, over questions as `unanswered` says.
 * @throws RangeError for α outside (0, 1), or naming the question with a NaN or a list of the wrong length
 */
export function tokenEntropyThreshold(
  questions: readonly SampledAnswers[],
  alpha: number,
  unanswered: Unanswered = 'count'
): TokenEntropyThreshold {
  const scores = questions.map(({ entropies, correct }, question) => {
    requireSameLength(entropies, correct);
    if (entropies.some(Number.isNaN)) {
      throw new RangeError(`Question ${question}: a token entropy must be a number, got NaN`);
    }
    return Math.min(Infinity, ...entropies.filter((_, sample) => correct[sample] === 1));
  });
  const none = scores.filter((score) => score === Infinity).length;
  const used = unanswered === 'count' ? scores : scores.filter((score) => score < Infinity);
  return { threshold: conformalThreshold(used, alpha), alpha, n: used.length, unanswered: none };
}

/** The samples of a question that are in its prediction set, by number, the surest first. */
export function tokenEntropySet(
  entropies: readonly number[],
  { threshold }: TokenEntropyThreshold
): number[] {
  return Array.from(entropies.keys())
    .filter((sample) => entropies[sample] <= threshold)
    .sort((a, b) => entropies[a] - entropies[b] || a - b);
}
