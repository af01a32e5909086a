import { betaCalibration } from './beta';
import type { Calibrator, CalibratorJson, CalibratorMethod, CalibratorName } from './calibrator';
import { histogramBinning } from './histogram';
import { isotonic } from './isotonic';
import { confidencePlatt, scorePlatt } from './platt';
import { confidenceTemperature } from './temperature-confidence';
import { curveTemperature } from './temperature-curves';
import { optionTemperature } from './temperature-options';

/** Every calibrator by its name, with its defaults. */
export const calibrators = {
  'temperature-options': optionTemperature,
  'temperature-curves': curveTemperature,
  'temperature-confidence': confidenceTemperature,
  'platt-confidence': confidencePlatt,
  'platt-score': scorePlatt,
  isotonic,
  beta: betaCalibration,
  histogram: histogramBinning()
} as const satisfies Record<CalibratorName, unknown>;

/**
 * A fitted calibrator of any kind from `toJSON`'s value; its `name` says what it needs.
 * @throws RangeError when it names no calibrator, or a parameter is missing
 */
export function calibratorFromJson(json: CalibratorJson): Calibrator<never, unknown> {
  if (!Object.hasOwn(calibrators, json?.calibrator ?? '')) {
    throw new RangeError(
      `No calibrator is called “${json?.calibrator}”; there are ${Object.keys(calibrators).join(', ')}.`
    );
  }
  return (calibrators[json.calibrator] as CalibratorMethod<never, unknown>).fromJSON(json);
}
