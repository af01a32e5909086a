import type {
  Calibrator,
  CalibratorName,
  CalibratorParameters,
  FitWarning,
  IntervalKind
} from '../calibration/calibrators/calibrator';
import {
  softmaxOptions,
  topOptions,
  unpackOptions,
  type OptionLogits
} from '../calibration/calibrators/option-logits';
import { asProbabilities, type Probability } from '../calibration/confidence';
import { noFitReason, type NoFit } from '../calibration/fits/enough-rows';
import { fitOutcome, type FitOutcome } from '../calibration/fits/fit-outcome';
import { lostWords } from '../calibration/fits/lost-words';
import { whatIsKept, type Kept } from '../calibration/fits/what-is-kept';
import { beforeAfter, type BeforeAfter } from '../calibration/intervals/before-after';
import { CLIP } from '../calibration/metrics/nll';
import { confidenceFigures, orderFigures, type ConfidenceFigures } from './figures';
import { calibratorOf, fitInput, type FitInput } from './fit-inputs';
import type { Row } from './rows';
import { fitsAndJudges, partsOf } from './fitted-and-judged';
import type { Splitting } from './splitting';

/** How a row is fitted and judged. */
export interface FitSettings {
  calibrator: CalibratorName;
  splitting: Splitting;
  /** Equal-width bins of the ECE. */
  bins: number;
  /** Bootstrap resamples behind what changed; 0 leaves its intervals out. */
  resamples: number;
  seed: number;
}

/** A fitted calibrator and what it does to questions it was not fitted on. */
export interface RowFit extends FitSettings {
  /** Name of the calibrator for people. */
  title: string;
  /** Of the fit on the calibration part; out of fold, of the fit on all. */
  parameters: CalibratorParameters;
  intervals: Record<string, [number, number] | null>;
  /** How the intervals of the parameters were made. */
  intervalKind: IntervalKind;
  atBound: boolean;
  converged: boolean;
  warnings: FitWarning[];
  nFit: number;
  nJudge: number;
  /** `k-way`: the NLL is that of the right option; `binary`: of right or wrong. */
  likelihood: 'k-way' | 'binary';
  /** Of the judged questions; `null` for a score, which is no probability before it is fitted. */
  before: ConfidenceFigures | null;
  after: ConfidenceFigures;
  /** NLL of the judged questions by `likelihood`; before is `null` for a score. */
  nllBefore: number | null;
  nllAfter: number;
  aurocAfter: number;
  /** What changed, with intervals paired by question, and in words; `null` for a score. */
  changes: BeforeAfter | null;
  outcome: FitOutcome | null;
  /** What is left of what the values told, also of a score; and what is lost, in sentences: empty where nothing is. */
  kept: Kept;
  lost: string;
  /** The judged questions, and what they are after the fit. */
  judged: { questionIds: string[]; confidences: ArrayLike<Probability>; correct: Uint8Array };
}

type AnyCalibrator = Calibrator<unknown, unknown>;

/** Fitted predictions as confidences in the answer: of K options, the largest. */
export function confidencesAfter(predictions: unknown): Float64Array {
  if (ArrayBuffer.isView(predictions) || Array.isArray(predictions)) {
    return Float64Array.from(predictions as ArrayLike<number>);
  }
  return Float64Array.from(topOptions(predictions as OptionLogits).confidences);
}

/** NLL of the right option of each row at a temperature, nats. */
function optionLosses(options: OptionLogits, gold: ArrayLike<number>, temperature: number): number[] {
  return unpackOptions(softmaxOptions(options, temperature)).map(
    (shares, row) => -Math.log(Math.max(CLIP, shares[gold[row]!]!))
  );
}

const taken = <T>(values: ArrayLike<T>, rows: readonly number[]) => rows.map((row) => values[row]!);

/**
 * Fits a calibrator to a row and judges it on questions it was not fitted on. With `folds` it is fitted on all of them for
 * its parameters, and each fold is judged by a fit on the others.
 * @returns the fit, or why there is none
 * @throws RangeError when the calibrator cannot read the row
 */
export function fitRow(row: Row, settings: FitSettings): RowFit | NoFit {
  const input = fitInput(row, settings.calibrator);
  return fitJudged(input, settings, row.signal.kind === 'probability');
}

/** `fitRow` on what the calibrator reads. @param isProbability whether the values are confidences before the fit */
function fitJudged(input: FitInput, settings: FitSettings, isProbability: boolean): RowFit | NoFit {
  const { calibrator: name, splitting, bins, resamples, seed } = settings;
  const method = calibratorOf(name);
  const all = Array.from(input.correct.keys());
  const labels = partsOf(input.questionIds, splitting);
  const parts = fitsAndJudges(
    all.map((row) => ({ row, part: labels[row]! })),
    splitting
  ).map(({ fitted, judged }) => ({
    fitted: fitted.map(({ row }) => row),
    judged: judged.map(({ row }) => row)
  }));
  const judgedRows = parts.flatMap(({ judged }) => judged);
  const fittedRows = splitting === 'folds' ? all : (parts[0]?.fitted ?? []);
  const distinct = (rows: readonly number[]) => new Set(taken(input.questionIds, rows)).size;
  const refused = noFitReason(distinct(fittedRows), distinct(judgedRows));
  if (refused) return refused;
  const fit = (rows: readonly number[], interval: boolean): AnyCalibrator =>
    method.fit(method.rows.take(input.rows, rows), taken(input.outcomes, rows), { interval });
  const whole = fit(fittedRows, true);
  const after: number[] = [];
  const losses = { before: [] as number[], after: [] as number[] };
  const likelihood = method.needs[0] === 'option-logits' ? 'k-way' : 'binary';
  for (const { fitted, judged } of parts) {
    const own = splitting === 'folds' ? fit(fitted, false) : whole;
    const rows = method.rows.take(input.rows, judged);
    after.push(...confidencesAfter(own.apply(rows)));
    if (likelihood === 'k-way') {
      const gold = taken(input.outcomes, judged);
      const options = rows as OptionLogits;
      losses.before.push(...optionLosses(options, gold, 1));
      losses.after.push(...optionLosses(options, gold, own.parameters.temperature as number));
    }
  }
  const correct = Uint8Array.from(taken(input.correct, judgedRows));
  const confidences = asProbabilities(after);
  const values = isProbability ? asProbabilities(taken(input.values, judgedRows)) : null;
  const before = values && confidenceFigures(values, correct, bins);
  const changes =
    values &&
    beforeAfter(values, confidences, correct, {
      bins,
      resamples,
      seed,
      groups: taken(input.questionIds, judgedRows),
      ...(likelihood === 'k-way' && { losses })
    });
  const kept = whatIsKept(
    taken(input.values, judgedRows),
    confidences,
    { parameters: whole.parameters, ...whole.report },
    isProbability ? 'probability' : 'rank-score'
  );
  const afterFigures = confidenceFigures(confidences, correct, bins);
  return {
    ...settings,
    title: method.title,
    parameters: whole.parameters,
    intervals: whole.report.intervals,
    intervalKind: whole.report.intervalKind,
    atBound: whole.report.atBound,
    converged: whole.report.converged,
    warnings: whole.report.warnings,
    nFit: fittedRows.length,
    nJudge: judgedRows.length,
    likelihood,
    before,
    after: afterFigures,
    nllBefore: changes?.nll.before ?? null,
    nllAfter: changes?.nll.after ?? afterFigures.nll,
    aurocAfter: orderFigures({ values: Float64Array.from(after), correct }).auroc,
    changes,
    outcome: changes && fitOutcome(changes, kept, splitting === 'halves' ? 'held-out' : 'out-of-fold'),
    kept,
    lost: lostWords(kept),
    judged: { questionIds: taken(input.questionIds, judgedRows), confidences, correct }
  };
}
