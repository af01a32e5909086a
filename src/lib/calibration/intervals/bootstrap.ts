import { requireCount, requireLevel } from '../outcomes';
import { refuseWeights, type NoWeights } from '../weights';
import { basicOfDraws, bcaOfDraws, percentilesOfDraws, type Interval } from './bootstrap-interval';
import { withinRange } from './range';
import { Resampler, rowsOf, type GroupLabels } from './resampler';

/** How a bootstrap is run. */
export interface BootstrapOptions extends NoWeights {
  /** Resamples, 1,000 by default. */
  resamples?: number;
  seed?: number;
  /** Share of the interval, 0.95 by default. */
  level?: number;
  /** Percentile interval, basic, or bias-corrected and accelerated; percentile by default. */
  method?: 'percentile' | 'basic' | 'bca';
  /** A label a row: whole groups are drawn instead of rows, for questions that hang together. */
  groups?: GroupLabels;
}

/** How any statistic is bootstrapped. */
export interface StatisticOptions extends BootstrapOptions {
  /** Least and most that the statistic can be: an interval does not leave it. */
  range?: Interval;
}

/**
 * Bootstrap interval of any statistic of n rows (Efron 1979; BCa: Efron 1987), or of groups of rows. Resamples whose
 * statistic is NaN (one class only, say) are left out; `null` when n is 0 or all are NaN. A difference of two methods on
 * the same questions is one statistic of the question's rows: that makes it paired. The figures of a confidence have
 * a far faster way, `figureIntervals`.
 * @param statistic gets the row numbers of a resample, rising, with repetitions
 * @throws RangeError when there is not a group label for each row
 */
export function bootstrapInterval(
  n: number,
  statistic: (rows: Int32Array) => number,
  {
    resamples = 1000,
    seed = 0,
    level = 0.95,
    method = 'percentile',
    groups,
    range = [-Infinity, Infinity],
    ...others
  }: StatisticOptions = {}
): Interval | null {
  refuseWeights(
    others,
    'bootstrapInterval',
    'Let the statistic give its figure the weights of the rows drawn.'
  );
  requireCount(n, 'rows');
  requireCount(resamples, 'resamples');
  requireLevel(level);
  if (n === 0) return null;
  const resampler = new Resampler(n, seed, groups);
  const values = new Float64Array(resamples);
  for (let b = 0; b < resamples; b++) {
    resampler.draw();
    values[b] = statistic(rowsOf(resampler.counts));
  }
  const within = (interval: Interval | null) => interval && withinRange(interval, range);
  if (method === 'percentile') return within(percentilesOfDraws(values, level));
  const estimate = statistic(Int32Array.from({ length: n }, (_, row) => row));
  if (method === 'basic') return within(basicOfDraws(values, estimate, level));
  const jackknife = Float64Array.from({ length: resampler.units }, (_, unit) => {
    resampler.leaveOut(unit);
    return statistic(rowsOf(resampler.counts));
  });
  return within(bcaOfDraws(values, estimate, jackknife, level));
}
