import type { NoFit } from '../calibration/fits/enough-rows';
import { bandTable, type BandEdges, type MadeBands } from './bands';
import { isCalibrated, type CalibratedRows } from './calibrated';
import { placesOf, type DecisionRows } from './decision-rows';

/**
 * Bands of the questions that chose nothing, or why there are none.
 * @param calibrated the calibrator behind them, or why there is no fit; `null` takes confidences as they are
 */
export function bandsBy(
  rows: DecisionRows,
  calibrated: CalibratedRows | NoFit | null,
  edges: BandEdges
): MadeBands {
  if (calibrated && !isCalibrated(calibrated)) return { reason: calibrated.sentence };
  const confidences = calibrated ? calibrated.confidences : rows.values;
  const judge = placesOf(rows, 'judge');
  return {
    table: bandTable(
      judge.map((row) => confidences[row]!),
      judge.map((row) => rows.correct[row]!),
      edges
    ),
    of: calibrated
      ? `confidences after ${calibrated.title}, fitted on the ${calibrated.n} questions to choose on`
      : 'confidences as they are',
    lost: calibrated?.lost ?? ''
  };
}
