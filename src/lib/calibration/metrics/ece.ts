import type { Probability } from '../confidence';
import { binIndex, type ReliabilityBin } from './bins';

/**
 * Expected calibration error over equal-width bins: Σ (n_b / n) |accuracy_b − confidence_b| (Naeini et al. 2015,
 * Guo et al. 2017). NaN when empty.
 */
export function ece(confidences: ArrayLike<Probability>, correct: ArrayLike<number>, bins = 10): number {
  const gaps = new Float64Array(bins);
  for (let row = 0; row < confidences.length; row++) {
    gaps[binIndex(confidences[row], bins)] += correct[row] - confidences[row];
  }
  let sum = 0;
  for (let bin = 0; bin < bins; bin++) sum += Math.abs(gaps[bin]);
  return sum / confidences.length;
}

/** Expected calibration error over bins made before. NaN when empty. */
export function eceOfBins(bins: readonly ReliabilityBin[]): number {
  let sum = 0;
  let n = 0;
  for (const { count, accuracy, meanConfidence } of bins) {
    if (count > 0) sum += count * Math.abs(accuracy - meanConfidence);
    n += count;
  }
  return sum / n;
}

/** Maximum calibration error: the largest |accuracy − confidence| of a bin that is not empty. NaN when all are. */
export function mceOfBins(bins: readonly ReliabilityBin[]): number {
  const gaps = bins
    .filter(({ count }) => count > 0)
    .map((bin) => Math.abs(bin.accuracy - bin.meanConfidence));
  return gaps.length === 0 ? NaN : Math.max(...gaps);
}
