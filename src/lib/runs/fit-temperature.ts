import type { FitReport } from '../calibration/calibrators/calibrator';
import { packLogits } from '../calibration/calibrators/option-logits';
import { confidenceTemperature } from '../calibration/calibrators/temperature-confidence';
import { curveTemperature } from '../calibration/calibrators/temperature-curves';
import { optionLikelihood, optionTemperature } from '../calibration/calibrators/temperature-options';
import { asProbabilities } from '../calibration/confidence';
import { CLIP, nll } from '../calibration/metrics/nll';
import { confidenceOf } from '../signals/confidence';
import type { ReadingNumbers } from '../signals/reading-numbers';
import { replyCurve } from '../signals/reply-curve';

/** What a fit needs of an outcome. */
export interface FitOutcome {
  reading: ReadingNumbers;
  /** 1 right, 0 wrong, `null` neither. */
  correct: 0 | 1 | null;
  /** Part of the split it falls in, as `partsOf` numbers them. */
  part: number;
}

/** 1 right, 0 wrong; of outcomes that are either. */
export const correctOf = (outcomes: readonly FitOutcome[]) =>
  outcomes.map(({ correct }) => correct as number);

/** Confidences at a temperature; of outcomes that have one. */
export const confidencesAt = (outcomes: readonly FitOutcome[], temperature: number) =>
  asProbabilities(outcomes.map(({ reading }) => confidenceOf(reading, temperature)!));

/** The outcomes' options as packed logits and the places of the right ones. */
const optionsOf = (outcomes: readonly FitOutcome[]) => ({
  logits: packLogits(outcomes.map(({ reading }) => reading.options!.logits)),
  gold: outcomes.map(({ reading }) => reading.options!.gold)
});

/** Sum of the NLL of some outcomes at a temperature: K-way over the options where there are any, else right or wrong. */
export function totalNll(outcomes: readonly FitOutcome[], temperature: number): number {
  if (outcomes[0].reading.options) {
    const { logits, gold } = optionsOf(outcomes);
    return optionLikelihood(logits, gold)(1 / temperature).nll;
  }
  return outcomes.length * nll(confidencesAt(outcomes, temperature), correctOf(outcomes)).nll;
}

const LOG_CLIP = Math.log(CLIP);

/**
 * The fitted temperature: exact on the options' logits and on the answer's own tokens, logit scaling where only a number
 * was read.
 */
export function fitTemperature(outcomes: readonly FitOutcome[]): { temperature: number; report: FitReport } {
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
