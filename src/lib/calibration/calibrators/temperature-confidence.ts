import { asProbabilities, asProbability, type Probability } from '../confidence';
import { requireJudged } from '../outcomes';
import type { RowWeights } from '../weights';
import { defineCalibrator, emptyReport } from './calibrator';
import {
  requireTemperature,
  FULL_PRODUCT,
  minimiseOverBeta,
  temperatureInterval,
  type NllAtBeta
} from './inverse-temperature';
import { logOdds, packedLogOdds, sigmoid } from './log-odds';
import { countRight, joinProbabilities, numberRows, oneClassWarning } from './rows';
import { temperatureWarnings } from './temperature-report';
import { temperatureSource } from './temperature-source';

/**
 * A bare confidence at a temperature: σ(logit(c) / T). 0 and 1 are clipped at 1e-12 first.
 * @throws RangeError when the temperature is not above 0, or the confidence is not in [0, 1]
 */
export function scaleConfidence(confidence: Probability, temperature: number): Probability {
  requireTemperature(temperature);
  asProbability(confidence);
  return asProbability(sigmoid(logOdds(confidence) / temperature));
}

/** NLL of right/wrong as a function of β, with x the log-odds of what happened: Σ log(1 + exp(−β x)), times its weight. */
function likelihoodOf(odds: Float64Array, correct: ArrayLike<number>, weights: RowWeights | null) {
  const x = new Float64Array(odds.length);
  for (let row = 0; row < x.length; row++) x[row] = correct[row] ? odds[row] : -odds[row];
  return (beta: number): NllAtBeta => {
    let nll = 0;
    let product = 1;
    let slope = 0;
    let bend = 0;
    let twist = 0;
    for (let row = 0; row < x.length; row++) {
      const z = x[row];
      const small = Math.exp(-Math.abs(beta * z));
      const miss = (z > 0 ? small : 1) / (1 + small);
      let weight = 1;
      if (weights) {
        weight = weights.of[row];
        nll += weight * Math.log1p(small);
      } else {
        product *= 1 + small;
        if (product > FULL_PRODUCT) {
          nll += Math.log(product);
          product = 1;
        }
      }
      if (z < 0) nll -= weight * beta * z;
      slope -= weight * miss * z;
      const bent = weight * miss * (1 - miss) * z * z;
      bend += bent;
      twist += bent * z * (2 * miss - 1);
    }
    return { nll: nll + Math.log(product), slope, bend, twist };
  };
}

/**
 * Temperature on bare confidences (logit scaling): σ(logit(c) / T), T in [0.05, 20] of the largest likelihood. It keeps
 * the order and leaves 0.5 where it is: where accuracy is low it runs into its bound, and Platt's offset is needed.
 */
export const confidenceTemperature = defineCalibrator<ArrayLike<Probability>, ArrayLike<Probability>>({
  name: 'temperature-confidence',
  title: 'temperature on confidences',
  source: temperatureSource,
  needs: ['probability'],
  shape: { temperature: 'number' },
  rows: numberRows<Probability>(),
  join: joinProbabilities,
  check: requireJudged,
  fit(confidences, correct, { interval, weights }) {
    const n = correct.length;
    const size = weights?.total ?? n;
    if (n === 0) return { parameters: { temperature: NaN }, report: emptyReport() };
    const { odds, warnings } = packedLogOdds(confidences);
    const likelihood = likelihoodOf(odds, correct, weights);
    const fit = minimiseOverBeta(likelihood);
    const temperature = 1 / fit.beta;
    return {
      parameters: { temperature },
      report: {
        n,
        nllBefore: fit.nllBefore / size,
        nllAfter: fit.nll / size,
        atBound: fit.atBound,
        converged: fit.converged,
        intervalKind: interval ? 'profile-likelihood' : 'none',
        intervals: { temperature: interval ? temperatureInterval(likelihood, fit) : null },
        warnings: [
          ...oneClassWarning(countRight(correct), n),
          ...temperatureWarnings(temperature, fit),
          ...warnings
        ]
      }
    };
  },
  apply({ temperature }, confidences) {
    const { odds } = packedLogOdds(confidences);
    return asProbabilities(odds.map((value) => sigmoid(value / (temperature as number))));
  }
});
