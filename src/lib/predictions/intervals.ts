import {
  adaptiveEce,
  asProbabilities,
  auprc,
  aurc,
  bootstrapInterval,
  CLIP,
  figureIntervals,
  smoothEce,
  type Interval,
  type Probability
} from '../calibration';
import { binnedEce, binnedMce } from './binned';
import type { FigureSettings } from './figures';
import { softmax } from './option-row';
import type { Predictions } from './predictions';

/** Above this many rows only the figures that resample fast get an interval. */
export const MOST_ROWS_FOR_ALL = 5000;

/** A smooth ECE costs milliseconds, so its interval comes from fewer resamples. */
const SMOOTH_RESAMPLES = 200;

/** 95 % percentile bootstrap intervals by figure; `null` where there is none. */
export type Intervals = Record<string, Interval | null>;

/**
 * Bootstrap intervals of the figures. Where an id comes more than once, ids are drawn instead of rows, since answers to
 * one question hang together.
 * @param resamples at least 1
 */
export function intervalsOf(
  predictions: Predictions,
  { bins, binning, seed, resamples }: FigureSettings & { resamples: number }
): Intervals {
  const { correct, ids, options } = predictions;
  const n = correct.length;
  const groups = new Set(ids).size < n ? ids : undefined;
  const confidences = asProbabilities(predictions.confidences);
  const shared = { seed, resamples, groups };
  const interval = (
    statistic: (c: ArrayLike<Probability>, y: ArrayLike<number>) => number,
    most = resamples
  ) =>
    bootstrapInterval(
      n,
      (rows) =>
        statistic(
          asProbabilities(Float64Array.from(rows, (row) => confidences[row])),
          Uint8Array.from(rows, (row) => correct[row])
        ),
      { ...shared, resamples: Math.min(most, resamples) }
    );
  const intervals: Intervals = { ...figureIntervals(confidences, correct, { ...shared, bins }) };
  if (binning === 'mass') intervals.ece = interval((c, y) => binnedEce(c, y, bins, binning));
  if (options) {
    const losses = options.logits.map(
      (logits, row) => -Math.log(Math.max(CLIP, softmax(logits)[options.labels[row]]))
    );
    intervals.nll = bootstrapInterval(
      n,
      (rows) => rows.reduce((sum, row) => sum + losses[row], 0) / rows.length,
      shared
    );
  }
  const few = n <= MOST_ROWS_FOR_ALL;
  return {
    ...intervals,
    mce: few ? interval((c, y) => binnedMce(c, y, bins, binning)) : null,
    adaptiveEce: few ? interval((c, y) => adaptiveEce(c, y, bins)) : null,
    smoothEce: few ? interval((c, y) => smoothEce(c, y).smoothEce, SMOOTH_RESAMPLES) : null,
    auprc: few ? interval(auprc) : null,
    aurc: few ? interval(aurc) : null
  };
}
