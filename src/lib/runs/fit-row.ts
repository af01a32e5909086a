import { packLogits } from '../calibration/calibrators/option-logits';
import { optionLikelihood } from '../calibration/calibrators/temperature-options';
import { bootstrapInterval } from '../calibration/intervals/bootstrap';
import { ece } from '../calibration/metrics/ece';
import { CLIP } from '../calibration/metrics/nll';
import { confidenceOf } from '../signals/confidence';
import { confidenceCurve, temperatureGrid } from '../signals/temperature-grid';
import type { CalibratorFit } from './comparison';
import { fitPlatt } from './fit-platt';
import { confidencesAt, correctOf, fitTemperature, totalNll, type FitOutcome } from './fit-temperature';
import type { IntervalSettings } from './row-intervals';
import { fitsAndJudges, type Splitting } from './splitting';

/** How a row is fitted and judged. */
export interface FitSettings extends IntervalSettings {
  splitting: Splitting;
}

/** One outcome's NLL at every temperature of the grid. */
function nllCurve({ reading, correct }: FitOutcome): Float64Array {
  if (reading.options) {
    const likelihood = optionLikelihood(packLogits([reading.options.logits]), [reading.options.gold]);
    return Float64Array.from(temperatureGrid, (temperature) => likelihood(1 / temperature).nll);
  }
  return confidenceCurve(reading)!.map(
    (confidence) => -Math.log(Math.max(CLIP, correct ? confidence : 1 - confidence))
  );
}

/** Mean of some rows' curves. */
function meanCurve(curves: readonly Float64Array[], rows: Iterable<number>, n: number): Float64Array {
  const sum = new Float64Array(temperatureGrid.length);
  for (const row of rows) {
    const curve = curves[row];
    for (let i = 0; i < sum.length; i++) sum[i] += curve[i];
  }
  return sum.map((value) => value / n);
}

/** Temperature of the grid's smallest value, refined by the parabola through it and its neighbours. */
function minimumOf(curve: Float64Array): number {
  let best = 0;
  for (let i = 1; i < curve.length; i++) if (curve[i] < curve[best]) best = i;
  if (best === 0 || best === curve.length - 1) return temperatureGrid[best];
  const [before, lowest, after] = curve.subarray(best - 1, best + 2);
  const bend = before - 2 * lowest + after;
  const shift = bend > 0 ? (before - after) / (2 * bend) : 0;
  return temperatureGrid[best] * (temperatureGrid[best + 1] / temperatureGrid[best]) ** shift;
}

/**
 * Fits a temperature and judges it on rows it was not fitted on; and Platt scaling too, where the number is bare and a
 * temperature is not enough. Out of fold, the figures after are those of each fold under the fit on the others. `null` when
 * there are too few rows that count.
 * @param settings bins of the ECE; resamples behind the temperature's interval, 0 for none
 */
export function fitRow(
  outcomes: readonly FitOutcome[],
  { splitting, bins, resamples, seed }: FitSettings
): CalibratorFit | null {
  const used = outcomes.filter(({ reading, correct }) => correct !== null && confidenceOf(reading) !== null);
  const parts = fitsAndJudges(used, splitting);
  if (parts.length === 0) return null;
  const fitted = splitting === 'folds' ? used : parts[0].fitted;
  const curves = fitted.map(nllCurve);
  const curve = meanCurve(curves, fitted.keys(), fitted.length);
  const { temperature, report } = fitTemperature(fitted);
  const temperatures = parts.map((part) =>
    part.fitted.length === fitted.length ? temperature : fitTemperature(part.fitted).temperature
  );
  const judged = parts.flatMap((part) => part.judged);
  const correct = correctOf(judged);
  const after = parts.flatMap((part, i) => Array.from(confidencesAt(part.judged, temperatures[i])));
  const likelihood = fitted[0].reading.options ? 'k-way' : 'binary';
  return {
    splitting,
    temperature,
    atBound: report.atBound,
    interval:
      resamples > 0
        ? bootstrapInterval(fitted.length, (rows) => minimumOf(meanCurve(curves, rows, rows.length)), {
            resamples,
            seed
          })
        : null,
    nFit: fitted.length,
    nJudge: judged.length,
    nllBefore: totalNll(judged, 1) / judged.length,
    nllAfter: parts.reduce((sum, part, i) => sum + totalNll(part.judged, temperatures[i]), 0) / judged.length,
    eceBefore: ece(confidencesAt(judged, 1), correct, bins),
    eceAfter: ece(after, correct, bins),
    platt: likelihood === 'binary' ? fitPlatt(fitted, parts, report.atBound, bins) : null,
    likelihood,
    curve: temperatureGrid.map((at, i) => ({ temperature: at, nll: curve[i] }))
  };
}
