import { requireLevel, requireScores, requireWithin } from '../outcomes';
import { normalCdf, normalQuantile } from '../normal';
import { mean } from '../metrics/accuracy';
import { sortedQuantile as quantile } from './quantile';

/** Ends of an interval. */
export type Interval = [number, number];

/** The values that count, sorted: those that are NaN (a resample of one class only, say) are left out. */
function sortedValues(resampled: ArrayLike<number>): Float64Array {
  return Float64Array.from(resampled)
    .filter((value) => !Number.isNaN(value))
    .sort();
}

const VALUE = 'a resampled value (leave out those that do not have the figure)';

/**
 * Percentile interval from resampled values of a statistic (Efron 1979). `null` without values.
 * @param level share of the interval
 * @throws RangeError naming the first value that is no number, or for a level outside (0, 1)
 */
export function percentileInterval(resampled: ArrayLike<number>, level = 0.95): Interval | null {
  requireScores(resampled, VALUE);
  requireLevel(level);
  return percentilesOfDraws(resampled, level);
}

/** The same of draws some of which may not have the figure, as NaN; `null` when none has. */
export function percentilesOfDraws(resampled: ArrayLike<number>, level = 0.95): Interval | null {
  const values = sortedValues(resampled);
  if (values.length === 0) return null;
  return [quantile(values, (1 - level) / 2), quantile(values, (1 + level) / 2)];
}

/**
 * Basic bootstrap interval (Davison & Hinkley 1997, §5.2): the percentiles reflected at the estimate, so that what
 * resampling adds to a figure is taken off it; for figures that are at least 0 and biased upwards, as a MCE.
 * @param estimate the figure of the data
 * @throws RangeError naming the first value that is no number, or for an estimate or level that is none
 */
export function basicInterval(resampled: ArrayLike<number>, estimate: number, level = 0.95): Interval | null {
  requireScores(resampled, VALUE);
  requireWithin(estimate, 'an estimate', -Infinity, Infinity);
  requireLevel(level);
  return basicOfDraws(resampled, estimate, level);
}

/** The same of draws some of which may not have the figure, as NaN. */
export function basicOfDraws(resampled: ArrayLike<number>, estimate: number, level = 0.95): Interval | null {
  const percentiles = percentilesOfDraws(resampled, level);
  if (!percentiles || Number.isNaN(estimate)) return null;
  const [lo, hi] = percentiles;
  return [Math.max(0, 2 * estimate - hi), Math.max(0, 2 * estimate - lo)];
}

/**
 * Bias-corrected and accelerated interval (Efron 1987; Efron & Tibshirani 1993, ch. 14): the percentiles are moved by
 * how far the resampled values lie to one side of the estimate, and by how the statistic's spread changes with its value,
 * which the jackknife tells. As SciPy 1.17's `bootstrap(method="BCa")`. Where the correction cannot be had (all
 * resampled values on one side, or a jackknife without spread) it is the percentile interval.
 * @param estimate the statistic of the data
 * @param jackknife the statistic with each row (or group) left out
 * @throws RangeError naming the first value that is no number, or for an estimate or level that is none
 */
export function bcaInterval(
  resampled: ArrayLike<number>,
  estimate: number,
  jackknife: ArrayLike<number>,
  level = 0.95
): Interval | null {
  requireScores(resampled, VALUE);
  requireScores(jackknife, 'a value of the jackknife');
  requireWithin(estimate, 'an estimate', -Infinity, Infinity);
  requireLevel(level);
  return bcaOfDraws(resampled, estimate, jackknife, level);
}

/** The same of draws some of which may not have the figure, as NaN. */
export function bcaOfDraws(
  resampled: ArrayLike<number>,
  estimate: number,
  jackknife: ArrayLike<number>,
  level = 0.95
): Interval | null {
  const values = sortedValues(resampled);
  if (values.length === 0 || Number.isNaN(estimate)) return null;
  let below = 0;
  let upTo = 0;
  for (const value of values) {
    if (value < estimate) below++;
    if (value <= estimate) upTo++;
  }
  const bias = normalQuantile((below + upTo) / (2 * values.length));
  const acceleration = skewOf(jackknife);
  const at = (p: number) => {
    const z = bias + normalQuantile(p);
    return normalCdf(bias + z / (1 - acceleration * z));
  };
  const [lo, hi] = [at((1 - level) / 2), at((1 + level) / 2)];
  if (!(Number.isFinite(bias) && Number.isFinite(acceleration))) return percentilesOfDraws(values, level);
  return [quantile(values, lo), quantile(values, hi)];
}

/** A sixth of the skewness of the jackknife's influences: Σ u³ / (6 (Σ u²)^{3/2}). */
function skewOf(jackknife: ArrayLike<number>): number {
  const centre = mean(jackknife);
  let squares = 0;
  let cubes = 0;
  for (let i = 0; i < jackknife.length; i++) {
    const influence = centre - jackknife[i];
    squares += influence * influence;
    cubes += influence * influence * influence;
  }
  return cubes / (6 * squares ** 1.5);
}
