/** Cells of [0, 1] that rows are counted in. */
const CELLS = 400;
/** Deviations within which rows count. */
const REACH = 5;
/** Weight below which a place has no rows near it, as a share of one row. */
const LEAST = 1e-6;
/** Added to the spread of the rows near a place, in deviations squared, so that rows all at one place give their mean. */
const RIDGE = 1e-3;

/**
 * Local-linear kernel regression of outcomes on confidences (Fan 1993), on counts in cells (Fan & Marron 1994): a straight line is
 * fitted around each place with a Gaussian kernel, so that a curve which is straight there is not drawn towards the middle at the ends of what was
 * said, as a kernel’s plain mean is.
 */
export class LocalLinear {
  private readonly cellOf: Uint16Array;

  /**
   * @param places in [0, 1]
   * @param outcomes one a place
   * @param bandwidth σ of the kernel
   */
  constructor(
    places: ArrayLike<number>,
    private readonly outcomes: ArrayLike<number>,
    private readonly bandwidth: number
  ) {
    this.cellOf = Uint16Array.from(places, (place) => Math.round(place * CELLS));
  }

  /**
   * The estimate at equally spaced points from 0 to 1, within [0, 1]; NaN where no row is near.
   * @param weights how often each row counts
   */
  at(points: number, weights: ArrayLike<number>): Float64Array {
    const { counts, sums } = this.cells(weights);
    return Float64Array.from({ length: points }, (_, i) => {
      const line = this.lineAt(i / (points - 1), counts, sums);
      return line ? Math.min(1, Math.max(0, line.right - line.slope * line.mean)) : NaN;
    });
  }

  /** Of as many rows alone each estimate would vary as much: 1 / Σ l² for the weights l that outcomes have in it (Kish 1965); 0 where no row is near. */
  effectiveRows(points: number): Float64Array {
    const { counts, sums } = this.cells(new Uint8Array(this.cellOf.length).fill(1));
    return Float64Array.from({ length: points }, (_, i) => {
      const line = this.lineAt(i / (points - 1), counts, sums);
      if (!line) return 0;
      const { count, mean, spread } = line;
      let squares = 0;
      this.eachNear(i / (points - 1), counts, (cell, away, kernel) => {
        const weight = (kernel / count) * (1 - (mean * (away - mean)) / (spread + RIDGE));
        squares += counts[cell] * weight * weight;
      });
      return 1 / squares;
    });
  }

  private cells(weights: ArrayLike<number>): { counts: Float64Array; sums: Float64Array } {
    const counts = new Float64Array(CELLS + 1);
    const sums = new Float64Array(CELLS + 1);
    for (let row = 0; row < this.cellOf.length; row++) {
      counts[this.cellOf[row]] += weights[row];
      sums[this.cellOf[row]] += weights[row] * this.outcomes[row];
    }
    return { counts, sums };
  }

  /** Calls with every cell near a place that has rows, how many deviations it is away, and the kernel there. */
  private eachNear(
    place: number,
    counts: Float64Array,
    visit: (cell: number, away: number, kernel: number) => void
  ): void {
    const sigma = this.bandwidth * CELLS;
    const centre = place * CELLS;
    const end = Math.min(CELLS, Math.floor(centre + REACH * sigma));
    for (let cell = Math.max(0, Math.ceil(centre - REACH * sigma)); cell <= end; cell++) {
      if (counts[cell] === 0) continue;
      const away = (cell - centre) / sigma;
      visit(cell, away, Math.exp(-0.5 * away * away));
    }
  }

  /** The line fitted around a place: weight, mean and spread of the rows' distances in deviations, mean outcome, slope; `null` where no row is near. */
  private lineAt(place: number, counts: Float64Array, sums: Float64Array) {
    let [count, first, second, right, slanted] = [0, 0, 0, 0, 0];
    this.eachNear(place, counts, (cell, away, kernel) => {
      const weight = kernel * counts[cell];
      count += weight;
      first += weight * away;
      second += weight * away * away;
      right += kernel * sums[cell];
      slanted += kernel * sums[cell] * away;
    });
    if (count < LEAST) return null;
    const mean = first / count;
    const spread = second / count - mean * mean;
    const slope = (slanted / count - (mean * right) / count) / (spread + RIDGE);
    return { count, mean, spread, right: right / count, slope };
  }
}
