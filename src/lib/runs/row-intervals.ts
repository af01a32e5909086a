import type { Probability } from '../calibration/confidence';
import type { Interval } from '../calibration/intervals/bootstrap-interval';
import { aurocInterval } from '../calibration/intervals/auroc-interval';
import { correctedEce } from '../calibration/intervals/corrected-ece';
import { gapInterval } from '../calibration/intervals/gap-interval';
import { eceNullFloor, type NullFloor } from '../calibration/intervals/null-floor';

/** What is uncertain about a row's figures: the slow part of a comparison. */
export interface RowIntervals {
  /**
   * 95 % intervals of the ECE without what chance adds to it, of mean confidence − accuracy and of the AUROC; `null` where
   * there is none.
   */
  ece: Interval | null;
  gap: Interval | null;
  auroc: Interval | null;
  /** Null floor of the ECE; `null` without rows. */
  floor: NullFloor | null;
}

/** How a row's intervals are made. */
export interface IntervalSettings {
  /** Equal-width bins of the ECE. */
  bins: number;
  /** Bootstrap resamples, and simulations of the floor. */
  resamples: number;
  seed: number;
}

/**
 * Intervals of a row's figures.
 * @param correct 1 right, 0 wrong
 */
export function rowIntervals(
  confidences: ArrayLike<Probability>,
  correct: ArrayLike<number>,
  { bins, resamples, seed }: IntervalSettings
): RowIntervals {
  const { interval: ece } = correctedEce(confidences, correct, bins, { seed });
  const gap = gapInterval(confidences, correct);
  const auroc = aurocInterval(confidences, correct);
  const floor =
    confidences.length > 0 ? eceNullFloor(confidences, bins, { simulations: resamples, seed }) : null;
  return { ece, gap, auroc, floor };
}

/** Bins of a row with n answers: as many as wanted, else 5 below 500 answers and 10 from there. */
export function binsFor(n: number, wanted: number): number {
  return wanted || (n < 500 ? 5 : 10);
}
