import { asProbabilities } from '../calibration';
import { reliabilityDiagram } from '../calibration/diagrams/reliability-diagram';
import { scoreBand } from '../calibration/intervals/wilson';
import { binIndex, type Binning } from '../calibration/metrics/bins';
import type { Predictions } from './predictions';

const RIBBON_POINTS = 60;

/** A reliability diagram of predictions, as numbers. */
export interface PredictionsDiagram {
  /** Bins with rows in them; `questionIds` are the ids of the rows. */
  dots: {
    lo: number;
    hi: number;
    count: number;
    meanConfidence: number;
    accuracy: number;
    accuracyInterval: [number, number];
    questionIds: string[];
  }[];
  /** Where a perfectly calibrated model would fall, by confidence. */
  ribbon: { confidence: number; lo: number; hi: number }[];
  /** Counts of the confidences in tenths. */
  histogram: { lo: number; hi: number; count: number }[];
}

/** The reliability diagram of predictions, with the bins of the report. */
export function diagramOf(predictions: Predictions, bins: number, binning: Binning): PredictionsDiagram {
  const { correct, ids } = predictions;
  const confidences = asProbabilities(predictions.confidences);
  const histogram = Array.from({ length: 10 }, (_, i) => ({ lo: i / 10, hi: (i + 1) / 10, count: 0 }));
  for (const confidence of predictions.confidences) histogram[binIndex(confidence, 10)].count++;
  return {
    dots: reliabilityDiagram(confidences, correct, bins, binning)
      .filter(({ count }) => count > 0)
      .map(({ lo, hi, count, meanConfidence, accuracy, accuracyInterval, rows }) => ({
        lo,
        hi,
        count,
        meanConfidence,
        accuracy,
        accuracyInterval: [accuracyInterval[0], accuracyInterval[1]],
        questionIds: rows.map((row) => ids[row])
      })),
    ribbon: Array.from({ length: RIBBON_POINTS + 1 }, (_, i) => {
      const confidence = i / RIBBON_POINTS;
      const [lo, hi] = scoreBand(confidence, Math.max(1, Math.round(correct.length / bins)));
      return { confidence, lo, hi };
    }),
    histogram
  };
}
