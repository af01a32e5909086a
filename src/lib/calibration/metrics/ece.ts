import type { Probability } from '../confidence';
import { requireConfidences, requireGrades, requireJudged } from '../outcomes';
import { readWeights, type NoWeights, type WeightOptions } from '../weights';
import { tieBlocks } from './tie-blocks';
import {
  binIndex,
  equalWidthBins,
  refuseMassWeights,
  requireBins,
  requireMade,
  sizeOf,
  type ReliabilityBin
} from './bins';

/** Σ over bins of |Σ (outcome − confidence)| / n, over equal-width bins; with weights, of sums of them. Rows are unchecked. */
function equalWidthEce(
  confidences: ArrayLike<Probability>,
  grades: ArrayLike<number>,
  bins: number,
  options?: WeightOptions
): number {
  const weights = readWeights(confidences, options);
  const gaps = new Float64Array(bins);
  for (let row = 0; row < confidences.length; row++) {
    const gap = grades[row] - confidences[row];
    gaps[binIndex(confidences[row], bins)] += weights ? weights.of[row] * gap : gap;
  }
  let sum = 0;
  for (let bin = 0; bin < bins; bin++) sum += Math.abs(gaps[bin]);
  return sum / (weights ? weights.total : confidences.length);
}

/**
 * Expected calibration error over equal-width bins: Σ (n_b / n) |accuracy_b − confidence_b| (Naeini et al. 2015,
 * Guo et al. 2017). Bins are right-closed. NaN when empty.
 * @param correct 1 right, 0 wrong
 * @throws RangeError naming the row of a bad confidence, outcome or weight, or the number of bins
 */
export function ece(
  confidences: ArrayLike<Probability>,
  correct: ArrayLike<number>,
  bins = 10,
  options?: WeightOptions
): number {
  requireBins(bins);
  requireJudged(confidences, correct);
  return equalWidthEce(confidences, correct, bins, options);
}

/**
 * Flexible ECE for answers graded by degrees: the same sum over equal-width bins, with the mean grade in the place of
 * the accuracy (Flex-ECE, JAMIA Open 2025, doi:10.1093/jamiaopen/ooaf058). With grades of 0 and 1 it is the ECE.
 * NaN when empty.
 * @param grades share of being right in [0, 1], for instance a token F1
 * @throws RangeError naming the row of a bad confidence, grade or weight, or the number of bins
 */
export function flexEce(
  confidences: ArrayLike<Probability>,
  grades: ArrayLike<number>,
  bins = 10,
  options?: WeightOptions
): number {
  requireBins(bins);
  requireConfidences(confidences);
  requireGrades(confidences, grades);
  return equalWidthEce(confidences, grades, bins, options);
}

/**
 * Adaptive ECE: the sum over bins of nearly equal counts that never split a value (Nguyen & O'Connor 2015; Nixon et al.
 * 2019). The cuts are those of `equalMassBins`, which takes no weights. NaN when empty.
 * @param correct 1 right, 0 wrong
 * @throws RangeError naming the row of a bad confidence or outcome, or the number of bins; TypeError for weights
 */
export function adaptiveEce(
  confidences: ArrayLike<Probability>,
  correct: ArrayLike<number>,
  bins = 10,
  options?: NoWeights
): number {
  refuseMassWeights(options, 'adaptiveEce');
  requireBins(bins);
  requireJudged(confidences, correct);
  const { n, scores, counts, right } = tieBlocks(confidences, correct);
  let sum = 0;
  let gap = 0;
  let end = 0;
  let bin = 1;
  let wanted = Math.round(n / bins);
  for (let block = 0; block < counts.length; block++) {
    gap += right[block] - counts[block] * scores[block];
    end += counts[block];
    if (end === n || (bin < bins && end >= wanted)) {
      sum += Math.abs(gap);
      gap = 0;
      bin++;
      wanted = Math.max(end + 1, Math.round((bin * n) / bins));
    }
  }
  return sum / n;
}

/** Expected calibration error over bins made before. NaN when empty. */
export function eceOfBins(bins: readonly ReliabilityBin[]): number {
  requireMade(bins);
  let sum = 0;
  let n = 0;
  for (const bin of bins) {
    if (bin.count > 0) sum += sizeOf(bin) * Math.abs(bin.accuracy - bin.meanConfidence);
    n += sizeOf(bin);
  }
  return sum / n;
}

/**
 * Maximum calibration error over equal-width bins (Naeini et al. 2015): the largest |accuracy − confidence| of a bin
 * that is not empty. A bin of one row can make it, so read it with the counts. NaN when empty.
 * @throws RangeError naming the row of a bad confidence, outcome or weight, or the number of bins
 */
export function mce(
  confidences: ArrayLike<Probability>,
  correct: ArrayLike<number>,
  bins = 10,
  options?: WeightOptions
): number {
  requireJudged(confidences, correct);
  return mceOfBins(equalWidthBins(confidences, correct, bins, options));
}

/** Maximum calibration error: the largest |accuracy − confidence| of a bin that is not empty. NaN when all are. */
export function mceOfBins(bins: readonly ReliabilityBin[]): number {
  requireMade(bins);
  const gaps = bins
    .filter(({ count }) => count > 0)
    .map((bin) => Math.abs(bin.accuracy - bin.meanConfidence));
  return gaps.length === 0 ? NaN : Math.max(...gaps);
}
