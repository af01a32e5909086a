import { asProbabilities } from '../calibration/confidence';
import { accuracyInterval } from '../calibration/intervals/accuracy-interval';
import { aurocInterval } from '../calibration/intervals/auroc-interval';
import type { Interval } from '../calibration/intervals/bootstrap-interval';
import { correctedEce, type CorrectedEce } from '../calibration/intervals/corrected-ece';
import { gapInterval } from '../calibration/intervals/gap-interval';
import { lossInterval } from '../calibration/intervals/loss-interval';
import { eceNullFloor, type NullFloor } from '../calibration/intervals/null-floor';
import { orderIntervals } from '../calibration/intervals/order-intervals';
import { CLIP } from '../calibration/metrics/nll';

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
  const { aurc, prr } = orderIntervals(values, correct, { resamples, seed });
  const order = {
    accuracy: accuracyInterval(correct),
    auroc: aurocInterval(values, correct),
    aurc,
    prr
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
