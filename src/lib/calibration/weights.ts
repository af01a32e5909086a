import { requireWeights } from './outcomes';

/** Weights of rows, as an option of a figure or a fit. */
export interface WeightOptions {
  /**
   * A weight a row, finite and at least 0, as scikit-learn's `sample_weight`. A row of weight 0 counts as absent, whole numbers
   * do what repeated rows do, and weights that are all equal do what no weights do.
   */
  weights?: ArrayLike<number>;
}

/** Options of what takes no weights. TypeScript refuses them; from plain JavaScript `refuseWeights` does. */
export interface NoWeights {
  weights?: never;
}

/** Weights that were checked, in a unit that keeps sums and products of them from over- and underflowing. */
export interface RowWeights {
  /** Weight of each row, in units: of at most 2. */
  readonly of: Float64Array;
  /** Their sum, in units. */
  readonly total: number;
  /** What a unit is. A power of two, so that whole numbers stay exact; where all that count weigh the same, that weight. */
  readonly unit: number;
}

function requireOptions(options: unknown): void {
  if (typeof options !== 'object' || options === null || 'length' in options) {
    throw new TypeError(`Options must be an object such as { weights: [1, 2] }, got ${String(options)}.`);
  }
}

/**
 * The weights of an options argument, checked; `null` where it has none.
 * @throws TypeError when the options are no object or the weights no list; RangeError naming the two lengths, the row of a bad
 *   weight, or that no row counts
 */
export function readWeights(
  rows: { readonly length: number },
  options: WeightOptions = {}
): RowWeights | null {
  requireOptions(options);
  const { weights } = options;
  if (weights === undefined) return null;
  requireWeights(rows, weights);
  let largest = 0;
  let least = Infinity;
  for (let row = 0; row < weights.length; row++) {
    largest = Math.max(largest, weights[row]);
    if (weights[row] > 0) least = Math.min(least, weights[row]);
  }
  const unit = least >= largest ? largest : 2 ** Math.floor(Math.log2(largest));
  const of = Float64Array.from(weights, (weight) => weight / unit);
  return { of, total: of.reduce((sum, weight) => sum + weight, 0), unit };
}

/** Weights that were read, as an option of another function. */
export const asOptions = (weights: RowWeights | null): WeightOptions =>
  weights ? { weights: weights.of } : {};

/**
 * Refuses weights where none are taken, so that they are not ignored in silence.
 * @param what the function's name
 * @throws TypeError saying what to do, or when the options are no object
 */
export function refuseWeights(
  options: NoWeights | undefined,
  what: string,
  instead = 'For an interval of a weighted figure, draw its rows with bootstrapInterval and give the figure the weights of the rows drawn.'
): void {
  if (options === undefined) return;
  requireOptions(options);
  if (options.weights !== undefined) throw new TypeError(`${what} takes no weights. ${instead}`);
}
