import { fitTemperature, kWayNll } from '../calibration/calibrators/temperature';
import { asProbability } from '../calibration/confidence';
import { bootstrapInterval } from '../calibration/intervals/bootstrap';
import { ece } from '../calibration/metrics/ece';
import { CLIP, nll } from '../calibration/metrics/nll';
import { confidenceOf } from '../signals/confidence';
import { confidenceCurve, temperatureGrid } from '../signals/temperature-grid';
import type { CalibratorFit, Outcome } from './comparison';

/** Mean NLL of some outcomes at a temperature: K-way over the options where there are any, else right or wrong. */
function meanNll(outcomes: readonly Outcome[], temperature: number): number {
  if (outcomes[0]?.reading.options) {
    return kWayNll(
      outcomes.map(({ reading }) => reading.options!.logits),
      outcomes.map(({ reading }) => reading.options!.gold),
      temperature
    );
  }
  const { confidences, correct } = at(outcomes, temperature);
  return nll(confidences, correct).nll;
}

function at(outcomes: readonly Outcome[], temperature: number) {
  return {
    confidences: outcomes.map(({ reading }) => confidenceOf(reading, temperature)!),
    correct: outcomes.map((outcome) => outcome.correct as number)
  };
}

/** One outcome's NLL at every temperature of the grid. */
function nllCurve({ reading, correct }: Outcome): Float64Array {
  if (reading.options) {
    const { logits, gold } = reading.options;
    return Float64Array.from(temperatureGrid, (temperature) => kWayNll([logits], [gold], temperature));
  }
  return confidenceCurve(reading)!.map(
    (confidence) => -Math.log(Math.max(CLIP, correct ? confidence : 1 - confidence))
  );
}

/** Mean of some rows' curves. */
function meanCurve(curves: readonly Float64Array[], rows: Iterable<number>, n: number): Float64Array {
  const sum = new Float64Array(temperatureGrid.length);
  for (const row of rows) for (let i = 0; i < sum.length; i++) sum[i] += curves[row][i];
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
 * Fits a temperature on the fit half of the outcomes and judges it on the other. `null` when a half has no row that
 * counts.
 * @param bins equal-width bins of the ECE
 * @param resamples bootstrap resamples behind the temperature's interval; 0 for none
 */
export function fitRow(
  outcomes: readonly Outcome[],
  bins: number,
  resamples: number,
  seed: number
): CalibratorFit | null {
  const used = outcomes.filter(({ confidence, correct }) => confidence !== null && correct !== null);
  const fitted = used.filter(({ half }) => half === 'fit');
  const judged = used.filter(({ half }) => half === 'judge');
  if (fitted.length === 0 || judged.length === 0) return null;
  const curves = fitted.map(nllCurve);
  const curve = meanCurve(curves, fitted.keys(), fitted.length);
  const fit = fitTemperature((t) => meanNll(fitted, t), fitted.length);
  const eceAt = (temperature: number) => {
    const { confidences, correct } = at(judged, temperature);
    return ece(confidences.map(asProbability), correct, bins);
  };
  return {
    temperature: fit.temperature,
    atBound: fit.atBound,
    interval:
      resamples > 0
        ? bootstrapInterval(fitted.length, (rows) => minimumOf(meanCurve(curves, rows, rows.length)), {
            resamples,
            seed
          })
        : null,
    nFit: fitted.length,
    nJudge: judged.length,
    nllBefore: meanNll(judged, 1),
    nllAfter: meanNll(judged, fit.temperature),
    eceBefore: eceAt(1),
    eceAfter: eceAt(fit.temperature),
    likelihood: fitted[0].reading.options ? 'k-way' : 'binary',
    curve: temperatureGrid.map((temperature, i) => ({ temperature, nll: curve[i] }))
  };
}
