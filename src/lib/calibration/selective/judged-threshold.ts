import { clopperPearson } from '../conformal/coverage';
import type { Interval } from '../intervals/bootstrap-interval';
import { requireOutcomes, requireScores, requireWithin, requireLevel } from '../outcomes';

/** What a threshold does on rows that did not choose it. */
export interface JudgedThreshold {
  /** Rows, those shown, and the right ones of these. */
  n: number;
  shown: number;
  right: number;
  /**
   * Share shown, with its exact 95 % interval (Clopper & Pearson 1934); `null` without rows, and where the threshold says by itself
   * what is shown: nothing at Infinity, everything at −Infinity.
   */
  coverage: number;
  coverageInterval: Interval | null;
  /** Share right of those shown; NaN, and no interval, when none is. */
  precision: number;
  precisionInterval: Interval | null;
}

/**
 * Shows answers with a score of at least the threshold and counts.
 * @param scores larger is surer
 * @param correct 1 right, 0 wrong
 * @throws RangeError naming the row of a bad outcome or score, the lengths, or a bad threshold or level
 */
export function judgedThreshold(
  scores: ArrayLike<number>,
  correct: ArrayLike<number>,
  threshold: number,
  level = 0.95
): JudgedThreshold {
  requireOutcomes(scores, correct);
  requireScores(scores);
  requireWithin(threshold, 'a threshold', -Infinity, Infinity);
  requireLevel(level);
  const n = scores.length;
  let [shown, right] = [0, 0];
  for (let row = 0; row < n; row++) {
    if (!(scores[row] >= threshold)) continue;
    shown++;
    right += correct[row];
  }
  const isCertain = threshold === -Infinity || (threshold === Infinity && shown === 0);
  return {
    n,
    shown,
    right,
    coverage: shown / n,
    coverageInterval: n === 0 || isCertain ? null : clopperPearson(shown, n, level),
    precision: right / shown,
    precisionInterval: shown === 0 ? null : clopperPearson(right, shown, level)
  };
}
