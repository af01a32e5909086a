import { fitTemperature, kWayNll, TEMPERATURE_RANGE } from '../calibration/calibrators/temperature';
import { bootstrapInterval } from '../calibration/intervals/bootstrap';
import { ece } from '../calibration/metrics/ece';
import { nll } from '../calibration/metrics/nll';
import { confidenceOf } from '../signals/confidence';
import type { CalibratorFit, Outcome } from './comparison';

const CURVE_POINTS = 41;
/** An interval needs a fit for each resample; this many show its width. */
const FIT_RESAMPLES = 100;

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

/**
 * Fits a temperature on the fit half of the outcomes and judges it on the other. `null` when a half has no row that
 * counts.
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
  const fit = fitTemperature((t) => meanNll(fitted, t), fitted.length);
  const eceAt = (temperature: number) => {
    const { confidences, correct } = at(judged, temperature);
    return ece(confidences, correct, bins);
  };
  const [lo, hi] = TEMPERATURE_RANGE.map(Math.log);
  return {
    temperature: fit.temperature,
    atBound: fit.atBound,
    interval:
      resamples > 0
        ? bootstrapInterval(
            fitted.length,
            (rows) => {
              const sample = Array.from(rows, (row) => fitted[row]);
              return fitTemperature((t) => meanNll(sample, t), sample.length).temperature;
            },
            { resamples: FIT_RESAMPLES, seed }
          )
        : null,
    nFit: fitted.length,
    nJudge: judged.length,
    nllBefore: meanNll(judged, 1),
    nllAfter: meanNll(judged, fit.temperature),
    eceBefore: eceAt(1),
    eceAfter: eceAt(fit.temperature),
    likelihood: fitted[0].reading.options ? 'k-way' : 'binary',
    curve: Array.from({ length: CURVE_POINTS }, (_, i) => {
      const temperature = Math.exp(lo + ((hi - lo) * i) / (CURVE_POINTS - 1));
      return { temperature, nll: meanNll(fitted, temperature) };
    })
  };
}
