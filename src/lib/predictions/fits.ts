import { asProbabilities, nll, type Binning, type Probability } from '../calibration';
import { calibrators } from '../calibration/calibrators/registry';
import type { Calibrator, CalibratorMethod } from '../calibration/calibrators/calibrator';
import { packLogits, softmaxOptions, unpackOptions } from '../calibration/calibrators/option-logits';
import { optionNll } from '../calibration/calibrators/temperature-options';
import { binnedEce } from './binned';
import { likeliest } from './option-row';
import type { Part, Predictions } from './predictions';

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
  eceBefore: number;
  eceAfter: number;
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

/** Rows of each part of a split; without one, all rows are both. */
export function fitRows(n: number, parts: readonly Part[] | null): FitRows {
  const rows = Int32Array.from({ length: n }, (_, row) => row);
  if (!parts) return { fit: rows, judge: rows, judgedOn: 'in-sample' };
  const of = (part: Part) => rows.filter((row) => parts[row] === part);
  return { fit: of('fit'), judge: of('judge'), judgedOn: 'held-out' };
}

const pick = (values: readonly number[], rows: Int32Array) => Array.from(rows, (row) => values[row]);

function describe(
  { name, parameters, report }: Calibrator<never, unknown>,
  { fit, judge, judgedOn }: FitRows
): Pick<
  Fit,
  | 'calibrator'
  | 'parameters'
  | 'intervals'
  | 'atBound'
  | 'converged'
  | 'judgedOn'
  | 'n'
  | 'nJudged'
  | 'warnings'
> {
  return {
    calibrator: name,
    parameters,
    intervals: report.intervals,
    atBound: report.atBound,
    converged: report.converged,
    judgedOn,
    n: fit.length,
    nJudged: judge.length,
    warnings: report.warnings.map(({ message }) => message)
  };
}

/** Temperature on the logits of K options, exactly. */
function fitOptions({ options }: Predictions, rows: FitRows, bins: number, binning: Binning): Fit {
  const part = (picked: Int32Array) => ({
    logits: packLogits(Array.from(picked, (row) => options!.logits[row])),
    labels: pick(options!.labels, picked)
  });
  const [fitted, judged] = [part(rows.fit), part(rows.judge)];
  const calibrator = calibrators['temperature-options'].fit(fitted.logits, fitted.labels);
  const temperature = calibrator.parameters.temperature as number;
  const eceOf = (probabilities: readonly (readonly number[])[]) => {
    const chosen = probabilities.map(likeliest);
    return binnedEce(
      asProbabilities(probabilities.map((row, i) => row[chosen[i]])),
      chosen.map((option, i) => (option === judged.labels[i] ? 1 : 0)),
      bins,
      binning
    );
  };
  const at = (packed: typeof judged.logits) => unpackOptions(packed).map((row) => Array.from(row));
  return {
    ...describe(calibrator as Calibrator<never, unknown>, rows),
    likelihood: 'k-way',
    nllBefore: optionNll(judged.logits, judged.labels, 1),
    nllAfter: optionNll(judged.logits, judged.labels, temperature),
    eceBefore: eceOf(at(softmaxOptions(judged.logits, 1))),
    eceAfter: eceOf(at(calibrator.apply(judged.logits)))
  };
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
  bins: number,
  binning: Binning
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
  const after = calibrator.apply(judged.confidences);
  return {
    ...describe(calibrator as Calibrator<never, unknown>, rows),
    likelihood: 'binary',
    nllBefore: nll(judged.confidences, judged.correct).nll,
    nllAfter: nll(after, judged.correct).nll,
    eceBefore: binnedEce(judged.confidences, judged.correct, bins, binning),
    eceAfter: binnedEce(after, judged.correct, bins, binning)
  };
}

/** Fits one calibrator and judges it. K-way predictions get the exact temperature; the others read the confidence. */
export function fitOf(
  name: FitName,
  predictions: Predictions,
  rows: FitRows,
  bins: number,
  binning: Binning
): Fit {
  return name === 'temperature' && predictions.options
    ? fitOptions(predictions, rows, bins, binning)
    : fitConfidences(name, predictions, rows, bins, binning);
}
