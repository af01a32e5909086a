import type { Calibrator, CalibratorName } from '../calibration/calibrators/calibrator';
import { noFitReason, type NoFit } from '../calibration/fits/enough-rows';
import { lostWords } from '../calibration/fits/lost-words';
import { whatIsKept } from '../calibration/fits/what-is-kept';
import { calibratorOf } from '../comparison/fit-inputs';
import { confidencesAfter } from '../comparison/fits';
import { placesOf, type DecisionRows } from './decision-rows';

/** A calibrator fitted on the part that decides, and what it makes of every row. */
export interface CalibratedRows {
  name: CalibratorName;
  /** Name for people. */
  title: string;
  calibrator: Calibrator<unknown, unknown>;
  /** Rows it was fitted on. */
  n: number;
  /** Confidence of every row, those it was fitted on too. */
  confidences: Float64Array;
  /** What the fit loses of what the values told, in sentences; empty where nothing is lost. */
  lost: string;
}

/**
 * Fits a calibrator on the `fit` part and applies it to all rows.
 * @returns why there is no fit where the part has too few rows
 * @throws RangeError when the calibrator cannot read the rows
 */
export function calibratedRows(rows: DecisionRows, name: CalibratorName): CalibratedRows | NoFit {
  const fitted = placesOf(rows, 'fit');
  // Nothing is judged here but by whoever reads the confidences of the other part.
  const refused = noFitReason(fitted.length, Infinity);
  if (refused) return refused;
  const { rows: input, outcomes } = rows.inputFor(name);
  const method = calibratorOf(name);
  const calibrator = method.fit(
    method.rows.take(input, fitted),
    fitted.map((row) => outcomes[row]!)
  );
  const confidences = confidencesAfter(calibrator.apply(input));
  const kept = whatIsKept(
    rows.values,
    confidences,
    { parameters: calibrator.parameters, ...calibrator.report },
    rows.kind
  );
  return { name, title: method.title, calibrator, n: fitted.length, confidences, lost: lostWords(kept) };
}

/**
 * Confidence of every one of other rows by a calibrator that was fitted elsewhere.
 * @throws RangeError when it cannot read the rows
 */
export function calibratedBy({ calibrator, name }: CalibratedRows, rows: DecisionRows): Float64Array {
  return confidencesAfter(calibrator.apply(rows.inputFor(name).rows));
}

/** Whether a fit was made. */
export function isCalibrated(fit: CalibratedRows | NoFit): fit is CalibratedRows {
  return 'calibrator' in fit;
}
