import {
  accuracyInterval,
  asProbabilities,
  aurocInterval,
  CLIP,
  correctedMce,
  gapInterval,
  lossInterval,
  meanConfidenceInterval,
  orderIntervals,
  smoothEceInterval,
  type CorrectedEce,
  type Interval
} from '../calibration';
import { correctedEceOf, type FigureSettings } from './figures';
import { softmax } from './option-row';
import { repeatedIds, type Predictions } from './predictions';

/** Above this many rows only the figures that resample fast get an interval. */
export const MOST_ROWS_FOR_ALL = 5000;

/** A smooth ECE costs milliseconds, so its interval comes from fewer resamples. */
const SMOOTH_RESAMPLES = 200;

/** 95 % intervals by figure; `null` where there is none. */
export type Intervals = Record<string, Interval | null>;

const lossAt = (likelihood: number) => -Math.log(Math.max(CLIP, likelihood));

/** Losses of the rows, and what they would be had each outcome been the other one. */
function lossesOf({ confidences, correct, options }: Predictions) {
  const sure = confidences.map((confidence, row) => (correct[row] ? confidence : 1 - confidence));
  const right = options ? options.logits.map((logits, row) => softmax(logits)[options.labels[row]!]!) : sure;
  return {
    brier: { losses: sure.map((p) => (1 - p) ** 2), otherwise: sure.map((p) => p ** 2) },
    nll: { losses: right.map(lossAt), otherwise: sure.map((p) => lossAt(1 - p)) }
  };
}

/**
 * Intervals of the figures. Where an id comes more than once, ids count and are drawn instead of rows, since answers to one
 * question hang together. Shares, gap and AUROC have score intervals, which know that outcomes could have differed; the
 * interval of an ECE is that of the true one, without what chance adds; the rest is bootstrapped.
 * @param settings bins, seed and resamples, of which at least 1
 * @param corrected from `correctedEceOf`
 */
export function intervalsOf(
  predictions: Predictions,
  { bins, binning, seed, resamples }: FigureSettings & { resamples: number },
  corrected: CorrectedEce
): Intervals {
  const { correct } = predictions;
  const n = correct.length;
  const groups = repeatedIds(predictions);
  const confidences = asProbabilities(predictions.confidences);
  const shared = { seed, resamples, groups };
  const { brier, nll } = lossesOf(predictions);
  const few = n <= MOST_ROWS_FOR_ALL;
  const order = few ? orderIntervals(confidences, correct, shared) : null;
  return {
    accuracy: accuracyInterval(correct, { groups }),
    meanConfidence: meanConfidenceInterval(confidences, { groups }),
    gap: gapInterval(confidences, correct, { groups }),
    ece: corrected.interval,
    brier: lossInterval(brier.losses, brier.otherwise, correct, shared),
    nll: lossInterval(nll.losses, nll.otherwise, correct, shared),
    auroc: aurocInterval(confidences, correct, { groups }),
    mce: few ? correctedMce(confidences, correct, bins, { seed, binning, groups }).interval : null,
    adaptiveEce:
      binning === 'mass'
        ? corrected.interval
        : few
          ? correctedEceOf(predictions, { bins, binning: 'mass', seed }).interval
          : null,
    smoothEce: few
      ? smoothEceInterval(confidences, correct, {
          seed,
          groups,
          resamples: Math.min(SMOOTH_RESAMPLES, resamples)
        })
      : null,
    auprc: order?.auprc ?? null,
    aurc: order?.aurc ?? null
  };
}
