import { requireNumbers } from '../outcomes';
/**
 * Checks an error rate.
 * @throws RangeError when it is not strictly between 0 and 1
 */
export function requireAlpha(alpha: number): void {
  if (!(alpha > 0 && alpha < 1)) throw new RangeError(`α must lie between 0 and 1, got ${alpha}`);
}

/** Rank ⌈(n + 1)(1 − α)⌉ of the score that makes the threshold; larger than n when n rows are too few for α. */
export function conformalRank(n: number, alpha: number): number {
  requireAlpha(alpha);
  // (n + 1)(1 − α) may round to just above a whole number.
  return Math.ceil((n + 1) * (1 - alpha) - 1e-9);
}

/**
 * Threshold of split conformal prediction: the ⌈(n + 1)(1 − α)⌉-th smallest nonconformity score (Vovk et al. 2005; Lei et
 * al. 2018), so that a new exchangeable score is at most it with a chance of at least 1 − α. Infinity when
 * there are too few scores to promise that: then everything conforms. MAPIE 1.6 takes the same order statistic, and
 * refuses where this gives Infinity.
 * @throws RangeError when α is not between 0 and 1, or naming the first score that is NaN
 */
export function conformalThreshold(scores: ArrayLike<number>, alpha: number): number {
  requireNumbers(scores, 'nonconformity scores');
  const rank = conformalRank(scores.length, alpha);
  const sorted = new Float64Array(scores);
  const bad = sorted.findIndex(Number.isNaN);
  if (bad >= 0) throw new RangeError(`Row ${bad}: a nonconformity score must be a number, got NaN`);
  return rank > sorted.length ? Infinity : sorted.sort()[rank - 1];
}
