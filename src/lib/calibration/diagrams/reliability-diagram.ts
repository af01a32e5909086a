import type { Probability } from '../confidence';
import type { Interval } from '../intervals/bootstrap-interval';
import { calibratedBand } from '../intervals/calibrated-band';
import { wilsonInterval } from '../intervals/wilson';
import { reliabilityBins, type Binning, type ReliabilityBin } from '../metrics/bins';
import type { WeightOptions } from '../weights';

/** A bin of a reliability diagram with its uncertainty. */
export interface DiagramBin extends ReliabilityBin {
  /** Wilson interval of the share right; [NaN, NaN] when the bin is empty, or its rows have weights. */
  accuracyInterval: Interval;
  /**
   * Where the share right of the bin's answers would fall in at least 95 % of cases if each were right as often as its own
   * confidence says; [NaN, NaN] when the bin is empty, or its rows have weights.
   */
  calibratedBand: Interval;
  /** Mean confidence − share right: above 0 is overconfident. NaN when the bin is empty. */
  gap: number;
}

/**
 * The bins of a reliability diagram (Murphy & Winkler 1977; Niculescu-Mizil & Caruana 2005), each with a 95 % Wilson
 * interval of its accuracy and the band of a calibrated one. Empty bins are kept, so that the bins cover [0, 1].
 * @param grades 1 right, 0 wrong, or a share of being right in [0, 1] (the interval is then a rough one, too wide)
 * @param bins number of bins, 10 by default; fewer where there are few rows
 * @param binning bins of equal width or of nearly equal counts
 * @throws RangeError naming the row of a bad outcome or weight, or the number of bins; TypeError for weights of bins of equal mass
 */
export function reliabilityDiagram(
  confidences: ArrayLike<Probability>,
  grades: ArrayLike<number>,
  bins = 10,
  binning: Binning = 'width',
  options?: WeightOptions
): DiagramBin[] {
  const counted = options?.weights === undefined;
  return reliabilityBins(confidences, grades, bins, binning, options).map((bin) => ({
    ...bin,
    accuracyInterval: counted ? wilsonInterval(bin.accuracy * bin.count, bin.count) : [NaN, NaN],
    calibratedBand: counted ? calibratedBand(bin.rows.map((row) => confidences[row])) : [NaN, NaN],
    gap: bin.meanConfidence - bin.accuracy
  }));
}
