import type { Probability } from '../confidence';
import { scoreBand, wilsonInterval } from '../intervals/wilson';
import type { Interval } from '../intervals/bootstrap-interval';
import { reliabilityBins, type Binning, type ReliabilityBin } from '../metrics/bins';

/** A bin of a reliability diagram with its uncertainty. */
export interface DiagramBin extends ReliabilityBin {
  /** Wilson interval of the share right; [NaN, NaN] when the bin is empty. */
  accuracyInterval: Interval;
  /** Where the share right would lie if the model were perfectly calibrated at the bin's mean confidence. */
  calibratedBand: Interval;
  /** Mean confidence − share right: above 0 is overconfident. NaN when the bin is empty. */
  gap: number;
}

/**
 * The bins of a reliability diagram (Murphy & Winkler 1977; Niculescu-Mizil & Caruana 2005), each with a 95 % Wilson
 * interval of its accuracy. Empty bins are kept, so that the bins cover [0, 1].
 * @param grades 1 right, 0 wrong, or a share of being right in [0, 1] (the interval is then a rough one, too wide)
 * @param bins number of bins, 10 by default; fewer where there are few rows
 * @param binning bins of equal width or of nearly equal counts
 * @throws RangeError naming the row of a bad outcome, or the number of bins
 */
export function reliabilityDiagram(
  confidences: ArrayLike<Probability>,
  grades: ArrayLike<number>,
  bins = 10,
  binning: Binning = 'width'
): DiagramBin[] {
  return reliabilityBins(confidences, grades, bins, binning).map((bin) => ({
    ...bin,
    accuracyInterval: wilsonInterval(bin.accuracy * bin.count, bin.count),
    calibratedBand: bin.count === 0 ? [NaN, NaN] : scoreBand(bin.meanConfidence, bin.count),
    gap: bin.meanConfidence - bin.accuracy
  }));
}
