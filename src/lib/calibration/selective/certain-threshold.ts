import { requireOutcomes } from '../outcomes';
import { refuseWeights } from '../weights';
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
  promise: CertainTarget
): CertainThreshold {
  requireOutcomes(scores, correct);
  return certainOnCurve(riskCoverageCurve(scores, correct), promise);
}

/** The same on a risk–coverage curve. @throws RangeError for a target or certainty outside (0, 1) */
export function certainOnCurve(
  curve: readonly OperatingPoint[],
  { target, certainty = 0.95, ...others }: CertainTarget
): CertainThreshold {
  refuseWeights(others, 'certainThreshold', 'Its promise counts rows; coverageAtAccuracy takes weights.');
  requireTarget(target);
  if (!(certainty > 0 && certainty < 1)) {
    throw new RangeError(`A certainty must lie between 0 and 1, got ${certainty}`);
  }
  const error = 1 - certainty;
  const least = leastShown(target, error);
  const starts = startsOf(curve.at(-1)?.count ?? 0, target, error);
  if (starts.length === 0) return { point: null, pValue: NaN, least, reason: 'too-few' };
  let found: OperatingPoint | null = null;
  let begun = 0;
  let level = 0;
  for (const point of curve) {
    for (; begun < starts.length && starts[begun] <= point.count; begun++) level += error / starts.length;
    if (level === 0) continue;
    if (surelyPasses(point, target, level) || pValueAt(point, target) <= level) found = point;
    else level = 0;
  }
  return found
    ? { point: found, pValue: pValueAt(found, target), least, reason: null }
    : { point: null, pValue: NaN, least, reason: 'none-passes' };
}

function pValueAt({ accuracy, count }: OperatingPoint, target: number): number {
  return precisionPValue(Math.round(accuracy * count), count, target);
}

/** Whether the p-value is below the level by a bound that is far cheaper than the test (Chernoff 1952); if not, the test decides. */
function surelyPasses({ accuracy, count }: OperatingPoint, target: number, level: number): boolean {
  if (accuracy <= target) return false;
  const wrong = accuracy < 1 ? (1 - accuracy) * Math.log((1 - accuracy) / (1 - target)) : 0;
  return -count * (accuracy * Math.log(accuracy / target) + wrong) < Math.log(level) - 1e-6;
}
