import { asProbabilities } from '../calibration/confidence';
import { accuracyInterval } from '../calibration/intervals/accuracy-interval';
import { aurocInterval } from '../calibration/intervals/auroc-interval';
import { bootstrapInterval } from '../calibration/intervals/bootstrap';
import type { Interval } from '../calibration/intervals/bootstrap-interval';
import { correctedEce, type CorrectedEce } from '../calibration/intervals/corrected-ece';
import { gapInterval } from '../calibration/intervals/gap-interval';
import { lossInterval } from '../calibration/intervals/loss-interval';
import { eceNullFloor, type NullFloor } from '../calibration/intervals/null-floor';
import { CLIP } from '../calibration/metrics/nll';
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
  /** Of the ECE without what chance adds to it. */
  ece: Interval | null;
  brier: Interval | null;
  nll: Interval | null;
  /** The ECE without what chance adds to it. */
  correctedEce: number | null;
  /** What the ECE of a perfectly calibrated model would be. */
  floor: NullFloor | null;
}

const NONE = { gap: null, ece: null, brier: null, nll: null, correctedEce: null, floor: null };

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
  const at = (rows: Int32Array, of: ArrayLike<number>) => Float64Array.from(rows, (row) => of[row]!);
  const bootstrap = (figure: (scores: Float64Array, grades: Float64Array) => number) =>
    bootstrapInterval(correct.length, (rows) => figure(at(rows, values), at(rows, correct)), {
      resamples,
      seed
    });
  // Drawn again, answers that are all right or all wrong stay so: such a bootstrap would be sure of what it cannot know.
  const both = Array.from(correct).some((one) => one !== correct[0]);
  const order = {
    accuracy: accuracyInterval(correct),
    auroc: aurocInterval(values, correct),
    aurc: both ? bootstrap(aurc) : null,
    prr: both ? bootstrap(predictionRejectionRatio) : null
  };
  if (!isProbability || correct.length === 0) return { ...order, ...NONE };
  const confidences = asProbabilities(values);
  const corrected: CorrectedEce = correctedEce(confidences, correct, bins, { seed });
  const rows = Array.from(correct);
  const loss = (of: (sure: number, right: number) => number) =>
    lossInterval(
      rows.map((right, row) => of(confidences[row]!, right)),
      rows.map((right, row) => of(confidences[row]!, 1 - right)),
      correct,
      { resamples, seed }
    );
  return {
    ...order,
    gap: gapInterval(confidences, correct),
    ece: corrected.interval,
    brier: loss((sure, right) => (sure - right) ** 2),
    nll: loss((sure, right) => -Math.log(Math.max(CLIP, right === 1 ? sure : 1 - sure))),
    correctedEce: corrected.value,
    floor: eceNullFloor(confidences, bins, { simulations: resamples, seed })
  };
}
