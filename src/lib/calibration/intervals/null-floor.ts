import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import type { Probability } from '../confidence';
import { binIndex, equalMassEnds, requireBins, type Binning } from '../metrics/bins';
import { quantile } from './quantile';

/** How large the ECE of a perfectly calibrated model is by chance. */
export interface NullFloor {
  mean: number;
  /** 95 % quantile: an ECE above it is hardly chance. */
  upper: number;
}

/**
 * What the ECE of a perfectly calibrated model would be with these confidences, this n and these bins: outcomes are
 * drawn from the confidences themselves (consistency resampling: Bröcker & Smith 2007; Vaicenavicius et al. 2019). Rows
 * are drawn in rising order of confidence, so their order in the input does not matter.
 * @returns mean and 95 % quantile over the simulations; NaN when empty
 * @throws RangeError when bins is no whole number from 1 up
 */
export function eceNullFloor(
  confidences: ArrayLike<Probability>,
  bins = 10,
  { simulations = 1000, seed = 0, binning = 'width' as Binning } = {}
): NullFloor {
  requireBins(bins);
  const n = confidences.length;
  if (n === 0) return { mean: NaN, upper: NaN };
  const generator = xoroshiro128plus(seed);
  for (let i = 0; i < 64; i++) generator.next();
  const sorted = Float64Array.from(confidences).sort();
  const chances = sorted.map((confidence) => confidence * 2 ** 32);
  const ends = binning === 'mass' ? equalMassEnds(sorted, bins) : equalWidthEnds(sorted, bins);
  const expected = new Float64Array(ends.length);
  for (let bin = 0, row = 0; bin < ends.length; bin++) {
    for (; row < ends[bin]; row++) expected[bin] += sorted[row];
  }
  const values = new Float64Array(simulations);
  for (let s = 0; s < simulations; s++) {
    let gaps = 0;
    for (let bin = 0, row = 0; bin < ends.length; bin++) {
      let right = 0;
      for (; row < ends[bin]; row++) right += +(generator.next() >>> 0 < chances[row]);
      gaps += Math.abs(right - expected[bin]);
    }
    values[s] = gaps / n;
  }
  values.sort();
  return { mean: values.reduce((sum, value) => sum + value, 0) / simulations, upper: quantile(values, 0.95) };
}

/** Ends of the equal-width bins within sorted confidences, as positions. */
function equalWidthEnds(sorted: ArrayLike<number>, bins: number): number[] {
  const ends = new Array<number>(bins).fill(0);
  for (let row = 0; row < sorted.length; row++) ends.fill(row + 1, binIndex(sorted[row], bins));
  return ends;
}
