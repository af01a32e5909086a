import { mean, total } from '../metrics/accuracy';
import { requireRight } from '../outcomes';
import { refuseWeights, type NoWeights } from '../weights';
import type { Interval } from './bootstrap-interval';
import type { GroupLabels } from './resampler';
import { studentDeviations } from './student';
import { sumsByUnit, totalVariance, unitsOf } from './units';
import { wilsonInterval, wilsonIntervalAt } from './wilson';

/** Options of an interval in closed form. */
export interface LevelOptions extends NoWeights {
  /** Share of cases the interval covers, 0.95 by default. */
  level?: number;
  /** A label a row, where rows of one label hang together (answers to one question): the labels are the units. */
  groups?: GroupLabels;
}

/**
 * Answers that count, where rows hang together in units: n / design effect (Kish 1965), between the number of units and
 * n. Where all have one outcome the design effect cannot be seen, and only the units count.
 */
export function effectiveRows(correct: ArrayLike<number>, groups?: GroupLabels): number {
  requireRight(correct);
  const n = correct.length;
  if (!groups) return n;
  const units = unitsOf(n, groups);
  const share = mean(correct);
  const sums = sumsByUnit(n, units, (row) => correct[row] - share);
  const effective = (n * n * share * (1 - share)) / totalVariance(sums);
  return Number.isFinite(effective) ? Math.min(n, effective) : units.count;
}

/**
 * Interval of the share right: Wilson's score interval (Wilson 1927), which knows that outcomes could have differed even
 * where all are right. With groups the effective number of answers takes the place of n, and Student's t that of the
 * normal distribution (Korn & Graubard 1998; Dean & Pagano 2015). `null` without rows.
 * @param correct 1 right, 0 wrong
 * @throws RangeError naming the row of a bad outcome, or the number of group labels
 */
export function accuracyInterval(
  correct: ArrayLike<number>,
  { level = 0.95, groups, ...others }: LevelOptions = {}
): Interval | null {
  refuseWeights(others, 'accuracyInterval');
  requireRight(correct);
  const n = correct.length;
  if (n === 0) return null;
  if (!groups) return wilsonInterval(total(correct), n, level);
  const freedom = unitsOf(n, groups).count - 1;
  if (freedom === 0) return [0, 1];
  return wilsonIntervalAt(mean(correct), effectiveRows(correct, groups), studentDeviations(freedom, level));
}
