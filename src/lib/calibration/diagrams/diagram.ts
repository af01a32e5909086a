import type { Probability } from '../confidence';
import type { Interval } from '../intervals/bootstrap-interval';
import { binIndex, type Binning } from '../metrics/bins';
import { reliabilityDiagram } from './reliability-diagram';

/** A dot of a reliability diagram. */
export interface ReliabilityDot {
  /** Bin edges; right-closed (lo, hi], the first also holds its left edge. */
  lo: number;
  hi: number;
  count: number;
  meanConfidence: number;
  accuracy: number;
  /** Wilson 95 % interval of the accuracy. */
  accuracyInterval: Interval;
  /** Where as many calibrated answers of these confidences would fall in at least 95 % of cases. */
  calibratedBand: Interval;
  questionIds: string[];
}

/** A reliability diagram as numbers. */
export interface Diagram {
  dots: ReliabilityDot[];
  /** Counts of the confidences in tenths. */
  histogram: { lo: number; hi: number; count: number }[];
}

/**
 * The dots of some confidences; bins without answers have none.
 * @param questionIds what a dot's answers are found by, one a row
 */
export function diagramOf(
  confidences: ArrayLike<Probability>,
  correct: ArrayLike<number>,
  questionIds: readonly string[],
  bins: number,
  binning: Binning = 'width'
): Diagram {
  const histogram = Array.from({ length: 10 }, (_, i) => ({ lo: i / 10, hi: (i + 1) / 10, count: 0 }));
  for (let row = 0; row < confidences.length; row++) histogram[binIndex(confidences[row], 10)].count++;
  const dots = reliabilityDiagram(confidences, correct, bins, binning)
    .filter(({ count }) => count > 0)
    .map(({ lo, hi, count, meanConfidence, accuracy, accuracyInterval, calibratedBand, rows }) => ({
      lo,
      hi,
      count,
      meanConfidence,
      accuracy,
      accuracyInterval,
      calibratedBand,
      questionIds: rows.map((row) => questionIds[row])
    }));
  return { dots, histogram };
}
