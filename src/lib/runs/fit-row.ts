import { packLogits } from '../calibration/calibrators/option-logits';
import { confidencePlatt } from '../calibration/calibrators/platt';
import type { FitReport } from '../calibration/calibrators/calibrator';
import { confidenceTemperature } from '../calibration/calibrators/temperature-confidence';
import { curveTemperature } from '../calibration/calibrators/temperature-curves';
import { optionLikelihood, optionTemperature } from '../calibration/calibrators/temperature-options';
import { asProbabilities } from '../calibration/confidence';
import { bootstrapInterval } from '../calibration/intervals/bootstrap';
import { mean } from '../calibration/metrics/accuracy';
import { ece } from '../calibration/metrics/ece';
import { CLIP, nll } from '../calibration/metrics/nll';
import { confidenceOf } from '../signals/confidence';
import type { ReadingNumbers } from '../signals/reading-numbers';
import { replyCurve } from '../signals/reply-curve';
import { confidenceCurve, temperatureGrid } from '../signals/temperature-grid';
import type { CalibratorFit, PlattFit } from './comparison';
import type { JudgedOutcome } from './judged-rows';

/** What a fit needs of an outcome. */
export interface FitOutcome extends Pick<JudgedOutcome, 'correct' | 'half'> {
  reading: ReadingNumbers;
}

const correctOf = (outcomes: readonly FitOutcome[]) => outcomes.map(({ correct }) => correct as number);
const confidencesAt = (outcomes: readonly FitOutcome[], temperature: number) =>
  asProbabilities(outcomes.map(({ reading }) => confidenceOf(reading, temperature)!));

/** The outcomes' options as packed logits and the places of the right ones. */
const optionsOf = (outcomes: readonly FitOutcome[]) => ({
  logits: packLogits(outcomes.map(({ reading }) => reading.options!.logits)),
  gold: outcomes.map(({ reading }) => reading.options!.gold)
});

/** Mean NLL of some outcomes at a temperature: K-way over the options where there are any, else right or wrong. */
function meanNll(outcomes: readonly FitOutcome[], temperature: number): number {
  if (outcomes[0].reading.options) {
    const { logits, gold } = optionsOf(outcomes);
    return optionLikelihood(logits, gold)(1 / temperature).nll / outcomes.length;
  }
  return nll(confidencesAt(outcomes, temperature), correctOf(outcomes)).nll;
}

const LOG_CLIP = Math.log(CLIP);

/**
 * The fitted temperature: exact on the options' logits and on the answer's own tokens, logit scaling where only a number
 * was read.
 */
function fitTemperature(outcomes: readonly FitOutcome[]): { temperature: number; report: FitReport } {
  const correct = correctOf(outcomes);
  const { options, digitLogits, stated } = outcomes[0].reading;
  const interval = false;
  const fitted = () => {
    if (options) {
      const { logits, gold } = optionsOf(outcomes);
      return optionTemperature.fit(logits, gold, { interval });
    }
    if (digitLogits || stated !== undefined) {
      return confidenceTemperature.fit(confidencesAt(outcomes, 1), correct, { interval });
    }
    const curves = outcomes.map(({ reading }) => {
      const curve = replyCurve(reading.reply!.steps);
      return (temperature: number) => Math.max(LOG_CLIP, curve(temperature));
    });
    return curveTemperature.fit(curves, correct, { interval });
  };
  const { parameters, report } = fitted();
  return { temperature: parameters.temperature as number, report };
}

/** Below this share right, a temperature cannot bring confidence down to accuracy: it stops at even odds. */
const LOW_ACCURACY = 0.5;

/** Platt scaling of the confidence, where a temperature alone is not enough; `null` elsewhere. */
function fitPlatt(
  fitted: readonly FitOutcome[],
  judged: readonly FitOutcome[],
  temperatureAtBound: boolean,
  bins: number
): PlattFit | null {
  const correct = correctOf(fitted);
  if (!temperatureAtBound && mean(correct) >= LOW_ACCURACY) return null;
  const { parameters, report, apply } = confidencePlatt.fit(confidencesAt(fitted, 1), correct);
  const after = apply(confidencesAt(judged, 1));
  return {
    slope: parameters.slope as number,
    offset: parameters.offset as number,
    slopeInterval: report.intervals.slope,
    offsetInterval: report.intervals.offset,
    converged: report.converged,
    nllAfter: nll(after, correctOf(judged)).nll,
    eceAfter: ece(after, correctOf(judged), bins)
  };
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
 * Fits a temperature on the fit half of the outcomes and judges it on the other; and Platt scaling too, where the number
 * is bare and a temperature is not enough. `null` when a half has no row that counts.
 * @param bins equal-width bins of the ECE
 * @param resamples bootstrap resamples behind the temperature's interval; 0 for none
 */
export function fitRow(
  outcomes: readonly FitOutcome[],
  bins: number,
  resamples: number,
  seed: number
): CalibratorFit | null {
  const used = outcomes.filter(({ reading, correct }) => correct !== null && confidenceOf(reading) !== null);
  const fitted = used.filter(({ half }) => half === 'fit');
  const judged = used.filter(({ half }) => half === 'judge');
  if (fitted.length === 0 || judged.length === 0) return null;
  const curves = fitted.map(nllCurve);
  const curve = meanCurve(curves, fitted.keys(), fitted.length);
  const { temperature, report } = fitTemperature(fitted);
  const eceAt = (at: number) => ece(confidencesAt(judged, at), correctOf(judged), bins);
  const likelihood = fitted[0].reading.options ? 'k-way' : 'binary';
  return {
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
    nllBefore: meanNll(judged, 1),
    nllAfter: meanNll(judged, temperature),
    eceBefore: eceAt(1),
    eceAfter: eceAt(temperature),
    platt: likelihood === 'binary' ? fitPlatt(fitted, judged, report.atBound, bins) : null,
    likelihood,
    curve: temperatureGrid.map((at, i) => ({ temperature: at, nll: curve[i] }))
  };
}
