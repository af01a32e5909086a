import {
  asProbabilities,
  beforeAfter,
  bootstrapParameters,
  CLIP,
  fitOutcome,
  noFitReason,
  packLogits,
  softmaxOptions,
  unpackOptions,
  whatIsKept,
  type BeforeAfterOptions,
  type Binning,
  type CorrectedEce,
  type FitOutcome,
  type Interval,
  type NoFit,
  type OptionProbabilities,
  type Probability
} from '../calibration';
import { calibrators } from '../calibration/calibrators/registry';
import type { Calibrator, CalibratorMethod } from '../calibration/calibrators/calibrator';
import { likeliest } from './option-row';
import { repeatedIds, type Part, type Predictions } from './predictions';

/** Calibrators that can be fitted, as `--fit` names them. */
export const fitNames = ['temperature', 'platt', 'isotonic', 'beta', 'histogram'] as const;

/** Name of a calibrator on the command line. */
export type FitName = (typeof fitNames)[number];

/** One fitted calibrator and what it does to the rows it is judged on. */
export interface Fit {
  /** The calibrator's name in the library. */
  calibrator: string;
  /** `k-way`: the NLL is that of the right option; `binary`: of right or wrong. */
  likelihood: 'k-way' | 'binary';
  parameters: Record<string, number | readonly number[]>;
  /** 95 % intervals of single parameters. */
  intervals: Record<string, [number, number] | null>;
  atBound: boolean;
  converged: boolean;
  /** `in-sample`: judged on the rows it was fitted on; `held-out`: on the others. */
  judgedOn: 'in-sample' | 'held-out';
  nllBefore: number;
  nllAfter: number;
  brierBefore: number;
  brierAfter: number;
  eceBefore: number;
  eceAfter: number;
  /** The ECE without what chance adds to it; `null` without resamples. */
  correctedEceBefore: number | null;
  correctedEceAfter: number | null;
  /** 95 % intervals of after − before, of the ECE without chance; `null` without resamples. */
  changes: { nll: Interval | null; brier: Interval | null; ece: Interval | null };
  /** What it did, by NLL and Brier; see `fitOutcome`. */
  outcome: FitOutcome['kind'];
  /** The same in words. */
  sentence: string;
  /** Rows it was fitted on, and rows it was judged on. */
  n: number;
  nJudged: number;
  warnings: string[];
}

/** Which rows a calibrator is fitted on, and which it is judged on. */
export interface FitRows {
  fit: Int32Array;
  judge: Int32Array;
  judgedOn: Fit['judgedOn'];
}

/** How fits are judged. */
export interface JudgeSettings {
  bins: number;
  binning: Binning;
  seed: number;
  resamples: number;
  /** The judged rows' ECE without chance before any fit, by their confidences. */
  correctedBefore?: CorrectedEce;
}

/** Rows of each part of a split; without one, all rows are both. */
export function fitRows(n: number, parts: readonly Part[] | null): FitRows {
  const rows = Int32Array.from({ length: n }, (_, row) => row);
  if (!parts) return { fit: rows, judge: rows, judgedOn: 'in-sample' };
  const of = (part: Part) => rows.filter((row) => parts[row] === part);
  return { fit: of('fit'), judge: of('judge'), judgedOn: 'held-out' };
}

const pick = <Value>(values: readonly Value[], rows: Int32Array) => Array.from(rows, (row) => values[row]!);

/** Different ids among some rows. */
const idsIn = ({ ids }: Predictions, rows: Int32Array) => new Set(pick(ids, rows)).size;

/** Why nothing can be fitted on these rows or judged; `null` where it can. Ids that repeat count once. */
export function noFit(predictions: Predictions, { fit, judge }: FitRows): NoFit | null {
  return noFitReason(idsIn(predictions, fit), idsIn(predictions, judge));
}

/** Confidences of the judged rows before and after a fit, and the losses of the right options where there are options. */
interface Judged {
  likelihood: Fit['likelihood'];
  before: ArrayLike<Probability>;
  after: ArrayLike<Probability>;
  losses?: BeforeAfterOptions['losses'];
  correctedBefore?: CorrectedEce;
}

/** All that is said of a fit. */
function describe<Rows>(
  predictions: Predictions,
  rows: FitRows,
  fitted: Calibrator<Rows, unknown>,
  refit: () => Fit['intervals'],
  { likelihood, before, after, losses, correctedBefore }: Judged,
  { bins, binning, seed, resamples }: JudgeSettings
): Fit {
  const { fit, judge, judgedOn } = rows;
  const { name, parameters, report } = fitted;
  const groups = repeatedIds(predictions) && pick(predictions.ids, judge);
  const correct = pick(predictions.correct, judge);
  const shared = { bins, binning, seed, resamples, groups };
  const changes = beforeAfter(before, after, correct, { ...shared, losses, correctedBefore });
  const intervals = groups ? refit() : report.intervals;
  const kept = whatIsKept(before, after, { parameters, intervals, warnings: report.warnings });
  const { kind, sentence } = fitOutcome(changes, kept, judgedOn);
  return {
    calibrator: name,
    likelihood,
    parameters,
    intervals,
    atBound: report.atBound,
    converged: report.converged,
    judgedOn,
    nllBefore: changes.nll.before,
    nllAfter: changes.nll.after,
    brierBefore: changes.brier.before,
    brierAfter: changes.brier.after,
    eceBefore: changes.ece.before,
    eceAfter: changes.ece.after,
    correctedEceBefore: changes.correctedEce?.before ?? null,
    correctedEceAfter: changes.correctedEce?.after ?? null,
    changes: {
      nll: changes.nll.interval,
      brier: changes.brier.interval,
      ece: changes.correctedEce?.interval ?? null
    },
    outcome: kind,
    sentence,
    n: fit.length,
    nJudged: judge.length,
    warnings: report.warnings.map(({ message }) => message)
  };
}

/** Refits behind the intervals of parameters where ids repeat. */
const REFITS = 200;

/** Temperature on the logits of K options, exactly. */
function fitOptions(predictions: Predictions, rows: FitRows, settings: JudgeSettings): Fit {
  const { options, ids } = predictions;
  const part = (picked: Int32Array) => ({
    logits: packLogits(pick(options!.logits, picked)),
    labels: pick(options!.labels, picked)
  });
  const [fitted, judged] = [part(rows.fit), part(rows.judge)];
  const method = calibrators['temperature-options'];
  const calibrator = method.fit(fitted.logits, fitted.labels);
  const at = (packed: OptionProbabilities) => unpackOptions(packed).map((row) => Array.from(row));
  const [before, after] = [at(softmaxOptions(judged.logits, 1)), at(calibrator.apply(judged.logits))];
  const chosen = (probabilities: number[][]) =>
    asProbabilities(probabilities.map((row) => row[likeliest(row)]!));
  const losses = (probabilities: number[][]) =>
    probabilities.map((row, i) => -Math.log(Math.max(CLIP, row[judged.labels[i]!]!)));
  const groups = pick(ids, rows.fit);
  return describe(
    predictions,
    rows,
    calibrator,
    () => bootstrapParameters(method, fitted.logits, fitted.labels, { resamples: REFITS, groups }),
    {
      likelihood: 'k-way',
      before: chosen(before),
      after: chosen(after),
      losses: { before: losses(before), after: losses(after) }
    },
    settings
  );
}

const confidenceCalibrators = {
  temperature: 'temperature-confidence',
  platt: 'platt-confidence',
  isotonic: 'isotonic',
  beta: 'beta',
  histogram: 'histogram'
} as const;

/** A calibrator of bare confidences. */
function fitConfidences(
  name: FitName,
  predictions: Predictions,
  rows: FitRows,
  settings: JudgeSettings
): Fit {
  const part = (picked: Int32Array) => ({
    confidences: asProbabilities(pick(predictions.confidences, picked)),
    correct: pick(predictions.correct, picked)
  });
  const [fitted, judged] = [part(rows.fit), part(rows.judge)];
  const method = calibrators[confidenceCalibrators[name]] as CalibratorMethod<
    ArrayLike<Probability>,
    ArrayLike<Probability>
  >;
  const calibrator = method.fit(fitted.confidences, fitted.correct);
  const groups = pick(predictions.ids, rows.fit);
  return describe(
    predictions,
    rows,
    calibrator,
    () => bootstrapParameters(method, fitted.confidences, fitted.correct, { resamples: REFITS, groups }),
    {
      likelihood: 'binary',
      before: judged.confidences,
      after: calibrator.apply(judged.confidences),
      correctedBefore: settings.correctedBefore
    },
    settings
  );
}

/**
 * Fits one calibrator and judges it. K-way predictions get the exact temperature; the others read the confidence. Where ids
 * repeat, the intervals of parameters are bootstrapped by id.
 */
export function fitOf(name: FitName, predictions: Predictions, rows: FitRows, settings: JudgeSettings): Fit {
  return name === 'temperature' && predictions.options
    ? fitOptions(predictions, rows, settings)
    : fitConfidences(name, predictions, rows, settings);
}
