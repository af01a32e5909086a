import type { RandomGenerator } from 'pure-rand/types/RandomGenerator';
import { binEnds, requireBins, type Binning } from '../metrics/bins';
import { requireConfidences, requireCount } from '../outcomes';
import { risingOrder } from '../rising-order';
import { warmGenerator } from '../warm-generator';
import type { NoWeights } from '../weights';
import type { GroupLabels } from './resampler';
import { unitsOf } from './units';

/** Variance of the number right in a bin from which it is taken for normal. */
const LARGE = 25;

/** A draw from the standard normal distribution (Box & Muller 1958). */
function normalDraw(generator: RandomGenerator): number {
  const [u, v] = [generator.next() >>> 0, generator.next() >>> 0];
  return Math.sqrt(-2 * Math.log((u + 1) / 2 ** 32)) * Math.cos((2 * Math.PI * v) / 2 ** 32);
}

/** A figure of the bins' gaps: their mean, or the largest. */
export type GapFigure = 'ece' | 'mce';

/** How ECEs are simulated. */
export interface EceSimulationOptions extends NoWeights {
  seed?: number;
  /** Bins of equal width, or of nearly equal counts; width by default. */
  binning?: Binning;
  /** A label a row, where rows hang together: those of a label stand or fall together, the most they can. */
  groups?: GroupLabels;
}

/**
 * Confidences made ready to simulate the ECEs they would have if the chances of being right were these or those. Without
 * groups rows are drawn in rising order of confidence, so their order in the input does not matter. With groups one number
 * is drawn a group, and each of its rows is right when that is below its chance. MCEs are simulated the same way.
 */
export class EceSimulation {
  readonly n: number;
  /** Row of each place in rising order of confidence, and the confidences in that order. */
  readonly order: Uint32Array;
  readonly sorted: Float64Array;
  /** Place after the last of each bin. */
  readonly ends: readonly number[];
  /** What a bin's gap, in answers, counts by: 1/n, or one over the bin's own rows. */
  private readonly weights: Float64Array;
  private readonly seed: number;
  private readonly expected: Float64Array;
  /** Group of each place, and how many groups there are; `null` where rows are drawn one by one. */
  private readonly groups: { at: Int32Array; count: number } | null;

  /** @throws RangeError naming the row of a bad confidence, the number of bins or of group labels */
  constructor(
    confidences: ArrayLike<number>,
    bins: number,
    { seed = 0, binning = 'width', groups }: EceSimulationOptions,
    private readonly figure: GapFigure = 'ece'
  ) {
    requireBins(bins);
    requireConfidences(confidences);
    this.n = confidences.length;
    this.seed = seed;
    this.order = risingOrder(confidences);
    this.sorted = Float64Array.from(this.order, (row) => confidences[row]);
    this.ends = binEnds(this.sorted, bins, binning);
    this.expected = this.sumsByBin(this.sorted);
    this.weights = Float64Array.from(this.ends, (end, bin) => {
      const rows = end - (bin > 0 ? this.ends[bin - 1] : 0);
      return figure === 'ece' ? 1 / this.n : rows > 0 ? 1 / rows : 0;
    });
    const units = groups ? unitsOf(this.n, groups) : null;
    // Rows that have a label each are drawn one by one, which is the same and faster.
    const tied = units !== null && units.count < this.n;
    this.groups = tied
      ? { at: Int32Array.from(this.order, (row) => units.unitOf[row]), count: units.count }
      : null;
  }

  /** Sums over each bin of numbers by place. */
  sumsByBin(values: ArrayLike<number>): Float64Array {
    const sums = new Float64Array(this.ends.length);
    for (let bin = 0, place = 0; bin < sums.length; bin++) {
      for (; place < this.ends[bin]; place++) sums[bin] += values[place];
    }
    return sums;
  }

  /** The figure there would be with unlimited answers, were these the chances of being right, by place. */
  trueFigure(chances: ArrayLike<number>): number {
    const { expected, weights } = this;
    return this.sumsByBin(chances).reduce(
      (so, value, bin) => this.with(so, Math.abs(value - expected[bin]) * weights[bin]),
      0
    );
  }

  /** One more bin's part. */
  private with(so: number, gap: number): number {
    return this.figure === 'ece' ? so + gap : Math.max(so, gap);
  }

  /** Mean and deviation of the number right in each bin; a deviation of 0 where it is too small to be taken for normal. */
  private largeBins(chances: ArrayLike<number>): { means: Float64Array; deviations: Float64Array } {
    const variances = this.sumsByBin(Float64Array.from(chances, (chance) => chance * (1 - chance)));
    return {
      means: this.sumsByBin(chances),
      deviations: variances.map((variance) => (variance >= LARGE ? Math.sqrt(variance) : 0))
    };
  }

  /**
   * Simulated figures, sorted, were these the chances of being right, by place. The same seed gives the same draws.
   * @param roughly draws the number right in a bin of many rows from a normal distribution, where rows are drawn one by one
   */
  figures(chances: ArrayLike<number>, simulations: number, roughly = false): Float64Array {
    const { ends, expected, groups, weights } = this;
    const large = roughly && !groups ? this.largeBins(chances) : null;
    const generator = warmGenerator(this.seed);
    const limits = Float64Array.from(chances, (chance) => chance * 2 ** 32);
    const drawn = new Uint32Array(groups?.count ?? 0);
    requireCount(simulations, 'simulations');
    const values = new Float64Array(simulations);
    for (let s = 0; s < simulations; s++) {
      for (let unit = 0; unit < drawn.length; unit++) drawn[unit] = generator.next();
      let gaps = 0;
      for (let bin = 0, place = 0; bin < ends.length; bin++) {
        let right = 0;
        if (large?.deviations[bin]) {
          right = large.means[bin] + large.deviations[bin] * normalDraw(generator);
          place = ends[bin];
        }
        for (; place < ends[bin]; place++) {
          right += +((groups ? drawn[groups.at[place]] : generator.next() >>> 0) < limits[place]);
        }
        gaps = this.with(gaps, Math.abs(right - expected[bin]) * weights[bin]);
      }
      values[s] = gaps;
    }
    return values.sort();
  }
}
