import { asProbabilities } from '../../calibration/confidence';
import { brierOfBaseRate } from '../../calibration/metrics/brier';
import { nll } from '../../calibration/metrics/nll';
import type { CalibratedRows } from '../calibrated';
import { placesOf, type DecisionRows } from '../decision-rows';
import { lineFigures, type LineFigures } from '../ensemble/line-figures';

/** Figures of the questions that chose nothing, and what only confidences have. */
export interface JudgedFigures extends LineFigures {
  /** In nats, and how many probabilities were clipped at 1e-12. */
  nll: number;
  clipped: number;
  /** Brier score of always saying the share that is right. */
  constant: number;
}

/** The same as they are and calibrated; `null` for a score, without a calibrator, or without questions. */
export interface JudgedRows {
  asIs: JudgedFigures | null;
  fitted: JudgedFigures | null;
}

function judgedOf(rows: DecisionRows, confidences: ArrayLike<number> | null): JudgedFigures | null {
  const places = placesOf(rows, 'judge');
  if (!confidences || places.length === 0) return null;
  const sure = Float64Array.from(places, (place) => confidences[place]!);
  const correct = Uint8Array.from(places, (place) => rows.correct[place]!);
  const loss = nll(asProbabilities(sure), correct);
  return {
    ...lineFigures({ confidences: sure, correct }, { resamples: 1000, seed: 0 }),
    nll: loss.nll,
    clipped: loss.clipped,
    constant: brierOfBaseRate(correct)
  };
}

/** Figures of the questions that chose nothing. Their intervals are simulated, which takes a moment. */
export function judgedRows(rows: DecisionRows, calibrated: CalibratedRows | null): JudgedRows {
  return {
    asIs: judgedOf(rows, rows.kind === 'probability' ? rows.values : null),
    fitted: judgedOf(rows, calibrated?.confidences ?? null)
  };
}
