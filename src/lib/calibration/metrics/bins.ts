import type { Probability } from '../confidence';
import { requireConfidences, requireGrades, requireList, requireCount, requireWithin } from '../outcomes';
import { risingOrder } from '../rising-order';
import { readWeights, refuseWeights, type NoWeights, type RowWeights, type WeightOptions } from '../weights';

/** One bin of a reliability diagram: right-closed (lo, hi]; the first also holds its left edge. */
export interface ReliabilityBin {
  lo: number;
  hi: number;
  /** Rows in the bin; with weights, those that weigh more than 0. */
  count: number;
  /** Sum of their weights; only where the rows have weights, and then the means below are weighted. */
  weight?: number;
  /** Mean confidence and share right in the bin; NaN when it is empty. */
  meanConfidence: number;
  accuracy: number;
  /** Row numbers in the bin, in input order. */
  rows: number[];
}

/** How confidences are put in bins: bins of one width over [0, 1], or of nearly one count each. */
export type Binning = 'width' | 'mass';

/**
 * Checks a number of bins.
 * @throws RangeError when it is no whole number from 1 up
 */
export function requireBins(bins: number): void {
  if (!(Number.isInteger(bins) && bins >= 1)) {
    throw new RangeError(`The number of bins must be a whole number from 1 up, got ${bins}`);
  }
}

/**
 * Checks bins that were made before.
 * @throws RangeError naming the first bin whose count is none, or whose share or confidence is not in [0, 1]
 */
export function requireMade(bins: readonly ReliabilityBin[]): void {
  requireList(bins, 'The bins');
  bins.forEach(({ count, weight = count, accuracy, meanConfidence }, bin) => {
    requireCount(count, `rows of bin ${bin}`);
    requireWithin(weight, `the weight of bin ${bin}`, 0, Number.MAX_VALUE);
    if (count === 0) return;
    requireWithin(accuracy, `the share right of bin ${bin}`, 0, 1);
    requireWithin(meanConfidence, `the mean confidence of bin ${bin}`, -1e-9, 1 + 1e-9);
  });
}

/** How much a bin counts: the weight of its rows, or how many they are. */
export function sizeOf({ count, weight = count }: ReliabilityBin): number {
  return weight;
}

/**
 * Number of the equal-width bin a confidence falls in.
 * @throws RangeError when the confidence is not in [0, 1]
 */
export function binIndex(confidence: number, bins: number): number {
  if (!(confidence >= 0 && confidence <= 1)) {
    throw new RangeError(`A confidence must lie in [0, 1], got ${confidence}`);
  }
  const index = Math.min(bins - 1, Math.max(0, Math.ceil(confidence * bins) - 1));
  // The product may round across an edge: the edges themselves, i / bins, decide.
  if (index > 0 && confidence <= index / bins) return index - 1;
  if (index < bins - 1 && confidence > (index + 1) / bins) return index + 1;
  return index;
}

/**
 * Ends of the equal-mass bins within sorted confidences, as positions: each is the first multiple of n / bins, moved on
 * to the end of its tied block, so that a value is never split over two bins. With ties there may be fewer bins.
 */
export function equalMassEnds(sorted: ArrayLike<number>, bins: number): number[] {
  const ends: number[] = [];
  let start = 0;
  for (let bin = 1; bin <= bins && start < sorted.length; bin++) {
    let end = bin === bins ? sorted.length : Math.max(start + 1, Math.round((bin * sorted.length) / bins));
    while (end < sorted.length && sorted[end] === sorted[end - 1]) end++;
    ends.push(end);
    start = end;
  }
  return ends;
}

/** Ends of the bins of either kind within sorted confidences, as positions; equal-width bins may be empty. */
export function binEnds(sorted: ArrayLike<number>, bins: number, binning: Binning): number[] {
  if (binning === 'mass') return equalMassEnds(sorted, bins);
  const ends = new Array<number>(bins).fill(0);
  for (let place = 0; place < sorted.length; place++) ends[binIndex(sorted[place], bins)] = place + 1;
  for (let bin = 1; bin < bins; bin++) ends[bin] = Math.max(ends[bin], ends[bin - 1]);
  return ends;
}

function summarise(
  rows: number[],
  lo: number,
  hi: number,
  confidences: ArrayLike<Probability>,
  grades: ArrayLike<number>,
  weights: RowWeights | null = null
): ReliabilityBin {
  let confidence = 0;
  let right = 0;
  let size = 0;
  for (const row of rows) {
    const weight = weights ? weights.of[row] : 1;
    confidence += weight * confidences[row];
    right += weight * grades[row];
    size += weight;
  }
  return {
    lo,
    hi,
    count: rows.length,
    ...(weights && { weight: size * weights.unit }),
    meanConfidence: confidence / size,
    accuracy: right / size,
    rows
  };
}

/**
 * Equal-width bins over [0, 1] (Guo et al. 2017), right-closed.
 * @param grades 1 right, 0 wrong, or a share of being right in [0, 1]; one per confidence
 * @throws RangeError naming the row of a bad confidence, outcome or weight, or the number of bins
 */
export function equalWidthBins(
  confidences: ArrayLike<Probability>,
  grades: ArrayLike<number>,
  bins = 10,
  options?: WeightOptions
): ReliabilityBin[] {
  requireBins(bins);
  requireConfidences(confidences);
  requireGrades(confidences, grades);
  const weights = readWeights(confidences, options);
  const members: number[][] = Array.from({ length: bins }, () => []);
  for (let row = 0; row < confidences.length; row++) {
    if (!weights || weights.of[row] > 0) members[binIndex(confidences[row], bins)].push(row);
  }
  return members.map((rows, i) => summarise(rows, i / bins, (i + 1) / bins, confidences, grades, weights));
}

/**
 * Refuses weights of bins of nearly equal counts: their cuts are rounded to whole rows, so that rows repeated twice each can be cut
 * elsewhere than single ones, and no rule for weights would agree with both.
 * @throws TypeError
 */
export function refuseMassWeights(options: NoWeights | undefined, what: string): void {
  refuseWeights(
    options,
    what,
    'Bins of nearly equal counts are cut by whole rows; take bins of equal width.'
  );
}

/**
 * Bins of nearly equal counts (Nguyen & O'Connor 2015). A value is never split over two bins, so with ties the counts
 * differ and there may be fewer bins. They take no weights.
 * @param grades 1 right, 0 wrong, or a share of being right in [0, 1]; one per confidence
 * @throws RangeError naming the row of a bad confidence or outcome, or the number of bins; TypeError for weights
 */
export function equalMassBins(
  confidences: ArrayLike<Probability>,
  grades: ArrayLike<number>,
  bins = 10,
  options?: NoWeights
): ReliabilityBin[] {
  refuseMassWeights(options, 'equalMassBins');
  requireBins(bins);
  requireConfidences(confidences);
  requireGrades(confidences, grades);
  const order = risingOrder(confidences);
  const sorted = Float64Array.from(order, (row) => confidences[row]);
  let start = 0;
  let lo = 0;
  return equalMassEnds(sorted, bins).map((end) => {
    const hi = end === sorted.length ? 1 : sorted[end - 1];
    const rows = Array.from(order.subarray(start, end)).sort((a, b) => a - b);
    const bin = summarise(rows, lo, hi, confidences, grades);
    start = end;
    lo = hi;
    return bin;
  });
}

/**
 * Bins of either kind.
 * @throws RangeError naming the row of a bad confidence, outcome or weight, or the number of bins; TypeError for weights of bins of equal
 *   mass
 */
export function reliabilityBins(
  confidences: ArrayLike<Probability>,
  grades: ArrayLike<number>,
  bins = 10,
  binning: Binning = 'width',
  options?: WeightOptions
): ReliabilityBin[] {
  return binning === 'mass'
    ? equalMassBins(confidences, grades, bins, options as NoWeights)
    : equalWidthBins(confidences, grades, bins, options);
}
