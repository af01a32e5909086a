import { mean } from '../metrics/accuracy';
import { requireConfidences } from '../outcomes';
import { refuseWeights } from '../weights';
import type { LevelOptions } from './accuracy-interval';
import type { Interval } from './bootstrap-interval';
import { OF_SHARE, withinRange } from './range';
import { studentDeviations } from './student';
import { sumsByUnit, totalVariance, unitsOf } from './units';

/**
 * Interval of the mean confidence by Student's t, of the sums of units where rows hang together. A percentile bootstrap's is too narrow with few units
 * (docs/honesty.md). `null` below two units.
 * @throws RangeError naming the row of a bad confidence, or the number of group labels
 */
export function meanConfidenceInterval(
  confidences: ArrayLike<number>,
  { level = 0.95, groups, ...others }: LevelOptions = {}
): Interval | null {
  refuseWeights(others, 'meanConfidenceInterval');
  requireConfidences(confidences);
  const n = confidences.length;
  const units = unitsOf(n, groups);
  if (units.count < 2) return null;
  const centre = mean(confidences);
  const sums = sumsByUnit(n, units, (row) => confidences[row] - centre);
  const half = (studentDeviations(units.count - 1, level) * Math.sqrt(totalVariance(sums))) / n;
  return withinRange([centre - half, centre + half], OF_SHARE);
}
