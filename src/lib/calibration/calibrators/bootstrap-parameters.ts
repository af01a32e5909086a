import { refuseWeights } from '../weights';
import type { BootstrapOptions } from '../intervals/bootstrap';
import { percentilesOfDraws } from '../intervals/bootstrap-interval';
import { Resampler, rowsOf } from '../intervals/resampler';
import type { CalibratorMethod } from './calibrator';

/**
 * Percentile bootstrap intervals of a calibrator's single parameters: it is fitted again on rows drawn with
 * replacement. Unlike the intervals in the report it does not trust the shape of the curve.
 * @returns by parameter; `null` without rows
 */
export function bootstrapParameters<Rows, Predictions>(
  method: CalibratorMethod<Rows, Predictions>,
  rows: Rows,
  outcomes: ArrayLike<number>,
  { resamples = 1000, seed = 0, level = 0.95, groups, ...others }: Omit<BootstrapOptions, 'method'> = {}
): Record<string, [number, number] | null> {
  refuseWeights(
    others,
    'bootstrapParameters',
    'Draw rows with bootstrapInterval and fit with the weights of the rows drawn.'
  );
  const n = method.rows.count(rows);
  const single = Object.entries(method.fit(rows, outcomes, { interval: false }).parameters)
    .filter(([, value]) => typeof value === 'number')
    .map(([name]) => name);
  if (n === 0) return Object.fromEntries(single.map((name) => [name, null]));
  const resampler = new Resampler(n, seed, groups);
  const values = single.map(() => new Float64Array(resamples));
  for (let b = 0; b < resamples; b++) {
    resampler.draw();
    const drawn = rowsOf(resampler.counts);
    const { parameters } = method.fit(
      method.rows.take(rows, drawn),
      Float64Array.from(drawn, (row) => outcomes[row]),
      { interval: false }
    );
    single.forEach((name, i) => (values[i][b] = parameters[name] as number));
  }
  return Object.fromEntries(single.map((name, i) => [name, percentilesOfDraws(values[i], level)]));
}
