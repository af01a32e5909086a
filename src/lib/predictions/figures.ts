import {
  adaptiveEce,
  asProbabilities,
  auprc,
  aurc,
  auroc,
  brier,
  brierDecomposition,
  brierOfBaseRate,
  correctedEce,
  eceNullFloor,
  kWayLogLoss,
  mean,
  nll,
  smoothEce,
  type Binning,
  type CorrectedEce,
  type Probability
} from '../calibration';
import { binnedEce, binnedMce } from './binned';
import { softmax } from './option-row';
import { repeatedIds, type Predictions } from './predictions';

/** The figures of one file; NaN where a figure does not exist, as an AUROC of right answers only. */
export interface Figures {
  n: number;
  /** Different ids. */
  ids: number;
  accuracy: number;
  meanConfidence: number;
  ece: number;
  /** The ECE without what chance adds to it. */
  correctedEce: number;
  mce: number;
  adaptiveEce: number;
  smoothEce: number;
  brier: number;
  brierReliability: number;
  brierResolution: number;
  brierUncertainty: number;
  /** What the decomposition leaves out because confidences differ within a bin: Brier = rel − res + unc + this. */
  brierWithinBins: number;
  brierOfBaseRate: number;
  /** Nats: −ln p of the right option for K-way predictions, otherwise of right or wrong under the confidence. */
  nll: number;
  /** Rows whose likelihood was clipped at 1e-12. */
  nllClipped: number;
  auroc: number;
  auprc: number;
  aurc: number;
  /** Mean ECE of a perfectly calibrated model with these confidences and bins, and its 95 % quantile. */
  nullFloor: number;
  nullFloorUpper: number;
  /** Its 99 % quantile, which the verdict goes by. */
  nullFloorSure: number;
}

/** Settings that decide the figures. */
export interface FigureSettings {
  bins: number;
  binning: Binning;
  seed: number;
}

/** The ECE without what chance adds, and its interval; of all rows, or of these. */
export function correctedEceOf(
  predictions: Predictions,
  { bins, binning, seed }: FigureSettings,
  rows?: Int32Array
): CorrectedEce {
  const of = <Value>(values: readonly Value[]) => (rows ? Array.from(rows, (row) => values[row]!) : values);
  const groups = repeatedIds(predictions) && of(predictions.ids);
  return correctedEce(of(predictions.confidences), of(predictions.correct), bins, { seed, binning, groups });
}

/** All figures of a file's predictions. */
export function figuresOf(
  predictions: Predictions,
  { bins, binning, seed }: FigureSettings,
  corrected: CorrectedEce
): Figures {
  const { correct, options } = predictions;
  const confidences: ArrayLike<Probability> = asProbabilities(predictions.confidences);
  const murphy = brierDecomposition(confidences, correct, bins);
  const loss = options ? kWayLogLoss(options.logits.map(softmax), options.labels) : nll(confidences, correct);
  const floor = eceNullFloor(confidences, bins, { seed, binning, groups: repeatedIds(predictions) });
  return {
    n: correct.length,
    ids: new Set(predictions.ids).size,
    accuracy: mean(correct),
    meanConfidence: mean(predictions.confidences),
    ece: binnedEce(confidences, correct, bins, binning),
    correctedEce: corrected.value,
    mce: binnedMce(confidences, correct, bins, binning),
    adaptiveEce: adaptiveEce(confidences, correct, bins),
    smoothEce: smoothEce(confidences, correct).smoothEce,
    brier: brier(confidences, correct),
    brierReliability: murphy.reliability,
    brierResolution: murphy.resolution,
    brierUncertainty: murphy.uncertainty,
    brierWithinBins: murphy.withinVariance - murphy.withinCovariance,
    brierOfBaseRate: brierOfBaseRate(correct),
    nll: loss.nll,
    nllClipped: loss.clipped,
    auroc: auroc(confidences, correct),
    auprc: auprc(confidences, correct),
    aurc: aurc(confidences, correct),
    nullFloor: floor.mean,
    nullFloorUpper: floor.upper,
    nullFloorSure: floor.sure
  };
}
