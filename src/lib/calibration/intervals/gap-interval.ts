import { mean } from '../metrics/accuracy';
import { normalCdf, normalDensity } from '../normal';
import { requireJudged } from '../outcomes';
import { refuseWeights } from '../weights';
import { accuracyInterval, type LevelOptions } from './accuracy-interval';
import type { Interval } from './bootstrap-interval';
import { OF_DIFFERENCE, withinRange } from './range';
import { studentDeviations } from './student';
import { sumsByUnit, totalVariance, unitsOf } from './units';

const squares = (values: Float64Array) => values.reduce((sum, value) => sum + value * value, 0);

/**
 * Chance of at most k right among rows of these chances, by the normal distribution with a correction for skewness and
 * for whole numbers (Volkova 1996).
 */
function shareUpTo(k: number, { mean: centre, variance, third }: Moments): number {
  const deviation = Math.sqrt(variance);
  const x = (k + 0.5 - centre) / deviation;
  const skewness = third / deviation ** 3;
  return Math.min(1, Math.max(0, normalCdf(x) + (skewness * (1 - x * x) * normalDensity(x)) / 6));
}

/** Mean, variance and third central moment of the number right. */
interface Moments {
  mean: number;
  variance: number;
  third: number;
}

/**
 * Whether a calibrated model with these confidences is as far off by chance: the number right is no surprise from either side. Of
 * rows that hang together in units, those of a unit are taken to stand or fall together, the most they can: the variance is
 * then Σ over units (Σ √(c (1 − c)))².
 */
function calibratedByChance(
  confidences: ArrayLike<number>,
  right: number,
  units: ReturnType<typeof unitsOf>,
  level: number
): boolean {
  const n = confidences.length;
  const moments: Moments = { mean: 0, variance: 0, third: 0 };
  for (let row = 0; row < n; row++) {
    const c = confidences[row];
    moments.mean += c;
    moments.variance += c * (1 - c);
    moments.third += c * (1 - c) * (1 - 2 * c);
  }
  if (units.count < n) {
    const spread = (row: number) => Math.sqrt(confidences[row] * (1 - confidences[row]));
    const half = studentDeviations(units.count - 1, level) * Math.sqrt(squares(sumsByUnit(n, units, spread)));
    return Math.abs(right - moments.mean) <= half;
  }
  if (moments.variance === 0) return Math.abs(right - moments.mean) < 1e-9;
  const tail = (1 - level) / 2;
  return shareUpTo(right, moments) >= tail && 1 - shareUpTo(right - 1, moments) >= tail;
}

/**
 * Interval of mean confidence − accuracy, above 0 for overconfidence. The mean confidence's interval and the accuracy's
 * Wilson interval are joined, with the correlation of the two (the square-and-add method: Newcombe 1998, method 10; Zou &
 * Donner 2008), so that where nearly all are right or wrong it still knows that outcomes could have differed. And where
 * a calibrated model would be as far off by chance, its number right being a sum of flips with its own confidences, the
 * interval holds 0 whatever the outcomes' own spread. `null` without rows, or with a single unit.
 * @param correct 1 right, 0 wrong
 * @throws RangeError naming the row of a bad confidence or outcome, or the number of group labels
 */
export function gapInterval(
  confidences: ArrayLike<number>,
  correct: ArrayLike<number>,
  { level = 0.95, groups, ...others }: LevelOptions = {}
): Interval | null {
  refuseWeights(others, 'gapInterval');
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
  const sureHalf = (deviations * Math.sqrt(totalVariance(sureSums))) / n;
  const added = (other: number) =>
    Math.sqrt(Math.max(0, sureHalf * sureHalf - 2 * correlation * sureHalf * other + other * other));
  const interval: Interval = [gap - added(hi - right), gap + added(right - lo)];
  return withinRange(
    calibratedByChance(confidences, Math.round(right * n), units, level)
      ? [Math.min(0, interval[0]), Math.max(0, interval[1])]
      : interval,
    OF_DIFFERENCE
  );
}
