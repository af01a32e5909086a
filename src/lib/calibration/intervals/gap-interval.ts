import { mean } from '../metrics/accuracy';
import { requireJudged } from '../outcomes';
import { accuracyInterval, type LevelOptions } from './accuracy-interval';
import type { Interval } from './bootstrap-interval';
import { studentDeviations } from './student';
import { sumsByUnit, unitsOf } from './units';

const squares = (values: Float64Array) => values.reduce((sum, value) => sum + value * value, 0);

/**
 * Variance of mean confidence − accuracy were every confidence the true chance of being right: Σ c (1 − c) / n². Rows of
 * one unit are taken to stand or fall together, the most they can: Σ over units (Σ √(c (1 − c)))² / n².
 */
function calibratedVariance(confidences: ArrayLike<number>, units: ReturnType<typeof unitsOf>): number {
  const n = confidences.length;
  const spread = (row: number) => Math.sqrt(confidences[row] * (1 - confidences[row]));
  return squares(sumsByUnit(n, units, spread)) / (n * n);
}

/**
 * Interval of mean confidence − accuracy, above 0 for overconfidence. The mean confidence's interval and the accuracy's
 * Wilson interval are joined, with the correlation of the two (the square-and-add method: Newcombe 1998, method 10; Zou &
 * Donner 2008), so that where nearly all are right or wrong it still knows that outcomes could have differed. And where
 * a calibrated model would be as far off by chance, with the variance Σ c (1 − c) / n² of its own confidences, the
 * interval holds 0 whatever the outcomes' own spread. `null` without rows, or with a single unit.
 * @param correct 1 right, 0 wrong
 * @throws RangeError naming the row of a bad confidence or outcome, or the number of group labels
 */
export function gapInterval(
  confidences: ArrayLike<number>,
  correct: ArrayLike<number>,
  { level = 0.95, groups }: LevelOptions = {}
): Interval | null {
  requireJudged(confidences, correct);
  const n = confidences.length;
  const units = unitsOf(n, groups);
  if (units.count < 2) return null;
  const [sure, right] = [mean(confidences), mean(correct)];
  const gap = sure - right;
  const deviations = studentDeviations(units.count - 1, level);
  const sureSums = sumsByUnit(n, units, (row) => confidences[row] - sure);
  const rightSums = sumsByUnit(n, units, (row) => correct[row] - right);
  const [sureSquares, rightSquares] = [squares(sureSums), squares(rightSums)];
  const together = sureSums.reduce((sum, value, unit) => sum + value * rightSums[unit], 0);
  const both = Math.sqrt(sureSquares * rightSquares);
  const correlation = both > 0 ? together / both : 0;
  const [lo, hi] = accuracyInterval(correct, { level, groups })!;
  const sureHalf = (deviations * Math.sqrt((sureSquares * units.count) / (units.count - 1))) / n;
  const added = (other: number) =>
    Math.sqrt(Math.max(0, sureHalf * sureHalf - 2 * correlation * sureHalf * other + other * other));
  const interval: Interval = [gap - added(hi - right), gap + added(right - lo)];
  const byChance = deviations * Math.sqrt(calibratedVariance(confidences, units));
  return Math.abs(gap) <= byChance ? [Math.min(0, interval[0]), Math.max(0, interval[1])] : interval;
}
