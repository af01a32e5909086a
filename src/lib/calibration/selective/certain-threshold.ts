import { requireRight, requireOutcomes } from '../outcomes';
import { leastShown, precisionPValue, requireTarget } from './precision-test';
import { riskCoverageCurve, type OperatingPoint } from './risk-coverage';

/** What is promised of a threshold. */
export interface CertainTarget {
  /** Precision among the answers shown, in (0, 1). */
  target: number;
  /** Chance that the promise holds, over the draw of the rows it is learned on; 0.95 unless told. */
  certainty?: number;
}

/** A threshold with a promise, or why there is none. */
export interface CertainThreshold {
  /** On the rows it was learned on; `null` without one. */
  point: OperatingPoint | null;
  /** Of its test: how likely so many right answers would be at a precision of the target; NaN without a threshold. */
  pValue: number;
  /** `too-few`: even rows all right would promise nothing; `none-passes`: no threshold passes its test. */
  reason: 'too-few' | 'none-passes' | null;
  /** Fewest rows, all right, that could promise it. */
  least: number;
}

/**
 * Counts of shown answers at which testing may begin: the fewest that can pass, doubled again and again, as many as there
 * are rows for when the error rate is divided among them.
 */
function startsOf(n: number, target: number, error: number): number[] {
  for (let many = 1 + Math.floor(Math.log2(Math.max(1, n))); many > 0; many--) {
    const first = leastShown(target, error / many);
    if (first * 2 ** (many - 1) <= n) return Array.from({ length: many }, (_, j) => first * 2 ** j);
  }
  return [];
}

/**
 * The largest coverage whose precision is at least the target with a stated certainty, by one threshold on the score: Learn
 * then Test (Angelopoulos et al. 2021) with exact binomial tests, from the strictest threshold to the loosest. The error
 * rate is shared among some beginnings, and what a passed test had is handed on to the next one (the fallback procedure of
 * Wiens 2003), so that a few early wrong answers do not end the search. The promise is exact where precision falls with
 * the threshold; where it falls below the target several times on the way down, the error rate is at most as many times larger.
 * @param scores larger is surer; probabilities or rank scores: only their order counts
 * @param correct 1 right, 0 wrong; rows independent of each other
 * @throws RangeError for a target or certainty outside (0, 1), or naming the row of a bad outcome or score
 */
export function certainThreshold(
  scores: ArrayLike<number>,
  correct: ArrayLike<number>,
  { target, certainty = 0.95 }: CertainTarget
): CertainThreshold {
  requireTarget(target);
  if (!(certainty > 0 && certainty < 1)) {
    throw new RangeError(`A certainty must lie between 0 and 1, got ${certainty}`);
  }
  requireRight(correct);
  requireOutcomes(scores, correct);
  const error = 1 - certainty;
  const least = leastShown(target, error);
  const starts = startsOf(scores.length, target, error);
  const curve = riskCoverageCurve(scores, correct);
  const none = { point: null, pValue: NaN, least };
  if (starts.length === 0) return { ...none, reason: 'too-few' };
  let found: CertainThreshold = { ...none, reason: 'none-passes' };
  let begun = 0;
  let level = 0;
  for (const point of curve) {
    for (; begun < starts.length && starts[begun] <= point.count; begun++) level += error / starts.length;
    if (level === 0) continue;
    const right = Math.round(point.accuracy * point.count);
    const pValue = precisionPValue(right, point.count, target);
    if (pValue <= level) found = { point, pValue, reason: null, least };
    else level = 0;
  }
  return found;
}
