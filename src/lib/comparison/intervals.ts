import { asProbabilities } from '../calibration/confidence';
import { bootstrapInterval } from '../calibration/intervals/bootstrap';
import type { Interval } from '../calibration/intervals/bootstrap-interval';
import { accuracyInterval } from '../calibration/intervals/accuracy-interval';
import { figureIntervals } from '../calibration/intervals/figure-intervals';
import { gapInterval } from '../calibration/intervals/gap-interval';
import { eceNullFloor, type NullFloor } from '../calibration/intervals/null-floor';
import { auroc } from '../calibration/metrics/auroc';
import { aurc, predictionRejectionRatio } from '../calibration/selective/areas';

/** How a row's intervals are made. */
export interface IntervalSettings {
  /** Equal-width bins of the ECE. */
  bins: number;
  /** Bootstrap resamples, and simulations of the floor. */
  resamples: number;
  seed: number;
  /** Whether the values are confidences; a score has no ECE. */
  isProbability: boolean;
}

/** What is uncertain about a row's figures, 95 % each; `null` where there is none. The slow part of a comparison. */
export interface RowIntervals {
  accuracy: Interval | null;
  auroc: Interval | null;
  aurc: Interval | null;
  prr: Interval | null;
  /** Of mean confidence − accuracy. */
  gap: Interval | null;
  ece: Interval | null;
  brier: Interval | null;
  nll: Interval | null;
  /** What the ECE of a perfectly calibrated model would be. */
  floor: NullFloor | null;
}

/**
 * Intervals of a row's figures.
 * @param values larger is surer; confidences where `isProbability`
 * @param correct 1 right, 0 wrong
 */
export function rowIntervals(
  values: ArrayLike<number>,
  correct: ArrayLike<number>,
  { bins, resamples, seed, isProbability }: IntervalSettings
): RowIntervals {
  const at = (rows: Int32Array, of: ArrayLike<number>) => Float64Array.from(rows, (row) => of[row]);
  const bootstrap = (figure: (scores: Float64Array, grades: Float64Array) => number) =>
    bootstrapInterval(correct.length, (rows) => figure(at(rows, values), at(rows, correct)), {
      resamples,
      seed
    });
  const order = {
    accuracy: accuracyInterval(correct),
    aurc: bootstrap(aurc),
    prr: bootstrap(predictionRejectionRatio)
  };
  if (!isProbability) {
    return { ...order, auroc: bootstrap(auroc), gap: null, ece: null, brier: null, nll: null, floor: null };
  }
  const confidences = asProbabilities(values);
  const figures = figureIntervals(confidences, correct, { bins, resamples, seed });
  return {
    ...order,
    auroc: figures.auroc,
    gap: gapInterval(confidences, correct),
    ece: figures.ece,
    brier: figures.brier,
    nll: figures.nll,
    floor: confidences.length > 0 ? eceNullFloor(confidences, bins, { simulations: resamples, seed }) : null
  };
}
