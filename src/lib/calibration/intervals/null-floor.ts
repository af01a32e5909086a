import { mean } from '../metrics/accuracy';
import { binEnds, requireBins, type Binning } from '../metrics/bins';
import { requireConfidences } from '../outcomes';
import { risingOrder } from '../rising-order';
import { warmGenerator } from '../warm-generator';
import { quantile } from './quantile';
import type { GroupLabels } from './resampler';
import { unitsOf } from './units';

/** How large the ECE of a perfectly calibrated model is by chance. */
export interface NullFloor {
  mean: number;
  /** 95 % quantile: an ECE above it is hardly chance. */
  upper: number;
  /** 99 % quantile, for a verdict that has other tests beside this one. */
  sure: number;
}

/** How the floor is simulated. */
export interface NullFloorOptions {
  /** Simulated models, 1,000 by default. */
  simulations?: number;
  seed?: number;
  /** Bins of equal width, or of nearly equal counts; width by default. */
  binning?: Binning;
  /** A label a row, where rows hang together: those of a label stand or fall together, the most they can. */
  groups?: GroupLabels;
}

/**
 * What the ECE of a perfectly calibrated model would be with these confidences, this n and these bins: outcomes are drawn
 * from the confidences themselves (consistency resampling: Bröcker & Smith 2007; Vaicenavicius et al. 2019). Without
 * groups rows are drawn in rising order of confidence, so their order in the input does not matter. With groups one number
 * is drawn a group, and each of its rows is right when that is below its confidence.
 * @returns mean, 95 % and 99 % quantile over the simulations; NaN when empty
 * @throws RangeError naming the row of a bad confidence, the number of bins or of group labels
 */
export function eceNullFloor(
  confidences: ArrayLike<number>,
  bins = 10,
  { simulations = 1000, seed = 0, binning = 'width', groups }: NullFloorOptions = {}
): NullFloor {
  requireBins(bins);
  requireConfidences(confidences);
  const n = confidences.length;
  if (n === 0) return { mean: NaN, upper: NaN, sure: NaN };
  const generator = warmGenerator(seed);
  const order = risingOrder(confidences);
  const sorted = Float64Array.from(order, (row) => confidences[row]);
  const chances = sorted.map((confidence) => confidence * 2 ** 32);
  const ends = binEnds(sorted, bins, binning);
  const expected = new Float64Array(ends.length);
  for (let bin = 0, row = 0; bin < ends.length; bin++) {
    for (; row < ends[bin]; row++) expected[bin] += sorted[row];
  }
  const units = groups ? unitsOf(n, groups) : null;
  const unitAt = units ? Int32Array.from(order, (row) => units.unitOf[row]) : null;
  const drawn = new Uint32Array(units?.count ?? 0);
  const values = new Float64Array(simulations);
  for (let s = 0; s < simulations; s++) {
    for (let unit = 0; unit < drawn.length; unit++) drawn[unit] = generator.next();
    let gaps = 0;
    for (let bin = 0, row = 0; bin < ends.length; bin++) {
      let right = 0;
      for (; row < ends[bin]; row++) {
        right += +((unitAt ? drawn[unitAt[row]] : generator.next() >>> 0) < chances[row]);
      }
      gaps += Math.abs(right - expected[bin]);
    }
    values[s] = gaps / n;
  }
  values.sort();
  return { mean: mean(values), upper: quantile(values, 0.95), sure: quantile(values, 0.99) };
}
