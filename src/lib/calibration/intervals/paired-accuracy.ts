import { requireRight, requireSameLength } from '../outcomes';
import type { Interval } from './bootstrap-interval';
import { signTest } from './sign-test';
import { studentDeviations } from './student';

/**
 * Interval of the difference of two shares right on the same questions, first − second, from the questions that only one
 * of them got right (Bonett & Price 2012: one question added to each of these two counts), so that it has a width where the
 * two never differ. `null` without rows.
 * @param first 1 right, 0 wrong; row i of both is question i
 * @throws RangeError naming the row of a bad outcome, or the lengths
 */
export function pairedAccuracyInterval(
  first: ArrayLike<number>,
  second: ArrayLike<number>,
  level = 0.95
): Interval | null {
  requireRight(first, 'first');
  requireRight(second, 'second');
  requireSameLength(first, second);
  const n = first.length;
  if (n === 0) return null;
  let [onlyFirst, onlySecond] = [1, 1];
  for (let row = 0; row < n; row++) {
    if (first[row] > second[row]) onlyFirst++;
    else if (first[row] < second[row]) onlySecond++;
  }
  const [gained, lost] = [onlyFirst / (n + 2), onlySecond / (n + 2)];
  const difference = gained - lost;
  const half =
    studentDeviations(Infinity, level) * Math.sqrt((gained + lost - difference * difference) / (n + 2));
  return [Math.max(-1, difference - half), Math.min(1, difference + half)];
}

/**
 * Exact sign test of the questions that only one of two ways got right (`signTest`; McNemar's exact test).
 * @param first 1 right, 0 wrong; row i of both is question i
 * @throws RangeError naming the row of a bad outcome, or the lengths
 */
export function pairedSignTest(first: ArrayLike<number>, second: ArrayLike<number>): number {
  requireRight(first, 'first');
  requireRight(second, 'second');
  requireSameLength(first, second);
  let [onlyFirst, onlySecond] = [0, 0];
  for (let row = 0; row < first.length; row++) {
    if (first[row] > second[row]) onlyFirst++;
    else if (first[row] < second[row]) onlySecond++;
  }
  return signTest(onlyFirst, onlySecond);
}

/**
 * What may be said of two figures on the same questions, shares right or areas: `more` or `less` (first against second) only where the interval
 * of their difference leaves out 0 and a test that is exact with few questions too (`pairedSignTest`, `pairedAreaTest`) has p < 0.05, else
 * `open`. The interval is a large-sample one; with few questions that differ the test is the stricter.
 */
export function pairedClaim(interval: Interval | null, p: number): 'more' | 'less' | 'open' {
  if (!interval || !(p < 0.05)) return 'open';
  if (interval[0] > 0) return 'more';
  return interval[1] < 0 ? 'less' : 'open';
}
