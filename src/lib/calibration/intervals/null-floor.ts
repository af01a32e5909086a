import type { Probability } from '../confidence';
import { mean } from '../metrics/accuracy';
import { binEnds, requireBins, type Binning } from '../metrics/bins';
import { warmGenerator } from '../warm-generator';
import { quantile } from './quantile';

/** How large the ECE of a perfectly calibrated model is by chance. */
export interface NullFloor {
  mean: number;
  /** 95 % quantile: an ECE above it is hardly chance. */
  upper: number;
}

/** How the floor is simulated. */
export interface NullFloorOptions {
  /** Simulated models, 1,000 by default. */
  simulations?: number;
  seed?: number;
  /** Bins of equal width, or of nearly equal counts; width by default. */
  binning?: Binning;
}

/**
 * What the ECE of a perfectly calibrated model would be with these confidences, this n and these bins: outcomes are drawn
 * from the confidences themselves (consistency resampling: Bröcker & Smith 2007; Vaicenavicius et al. 2019). Rows are
 * drawn in rising order of confidence, so their order in the input does not matter.
 * @returns mean and 95 % quantile over the simulations; NaN when empty
 * @throws RangeError when bins is no whole number from 1 up
 */
export function eceNullFloor(
  confidences: ArrayLike<Probability>,
  bins = 10,
  { simulations = 1000, seed = 0, binning = 'width' }: NullFloorOptions = {}
): NullFloor {
  requireBins(bins);
  const n = confidences.length;
  if (n === 0) return { mean: NaN, upper: NaN };
  const generator = warmGenerator(seed);
  const sorted = Float64Array.from(confidences).sort();
  const chances = sorted.map((confidence) => confidence * 2 ** 32);
  const ends = binEnds(sorted, bins, binning);
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
  return { mean: mean(values), upper: quantile(values, 0.95) };
}
