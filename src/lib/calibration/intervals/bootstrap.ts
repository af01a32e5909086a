import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';

/** The q-quantile of sorted numbers, linear between order statistics (type 7, NumPy's default). */
export function quantile(sorted: ArrayLike<number>, q: number): number {
  const at = (sorted.length - 1) * q;
  const lo = Math.floor(at);
  const hi = Math.ceil(at);
  return sorted[lo] + (sorted[hi] - sorted[lo]) * (at - lo);
}

/** How a bootstrap is run. */
export interface BootstrapOptions {
  resamples?: number;
  seed?: number;
  /** Share of the interval, 0.95 by default. */
  level?: number;
}

/**
 * Percentile bootstrap interval of a statistic of n rows (Efron 1979). Resamples whose statistic is NaN (one class
 * only, say) are left out; `null` when n is 0 or all are NaN.
 * @param statistic gets row numbers, drawn with replacement
 */
export function bootstrapInterval(
  n: number,
  statistic: (rows: Int32Array) => number,
  { resamples = 1000, seed = 0, level = 0.95 }: BootstrapOptions = {}
): [number, number] | null {
  if (n === 0) return null;
  const generator = xoroshiro128plus(seed);
  const rows = new Int32Array(n);
  const values: number[] = [];
  for (let b = 0; b < resamples; b++) {
    for (let i = 0; i < n; i++) rows[i] = uniformInt(generator, 0, n - 1);
    const value = statistic(rows);
    if (!Number.isNaN(value)) values.push(value);
  }
  if (values.length === 0) return null;
  values.sort((a, b) => a - b);
  return [quantile(values, (1 - level) / 2), quantile(values, (1 + level) / 2)];
}
