import { requireSameLength } from '../outcomes';
import { readWeights, type RowWeights, type WeightOptions } from '../weights';
import { defineCalibrator, emptyReport } from './calibrator';
import {
  requireTemperature,
  FULL_PRODUCT,
  minimiseOverBeta,
  temperatureInterval,
  type NllAtBeta
} from './inverse-temperature';
import {
  joinOptions,
  optionRows,
  softmaxOptions,
  type OptionLogits,
  type OptionProbabilities
} from './option-logits';
import { temperatureWarnings } from './temperature-report';
import { temperatureSource } from './temperature-source';

function requireOptions({ values, starts }: OptionLogits, labels: ArrayLike<number>): void {
  requireSameLength({ length: starts.length - 1 }, labels);
  for (let row = 0; row < labels.length; row++) {
    const label = labels[row];
    const options = starts[row + 1] - starts[row];
    if (!(Number.isInteger(label) && label >= 0 && label < options)) {
      throw new RangeError(`Row ${row}: the label must be one of 0 … ${options - 1}, got ${label}`);
    }
    if (values[starts[row] + label] === -Infinity) {
      throw new RangeError(`Row ${row}: the right option ${label} has a logit of −Infinity.`);
    }
  }
}

/**
 * Summed NLL of K-way predictions as a function of β, for labels that are options of their rows. With z's mean m and variance under softmax(β z), the derivatives are
 * Σ (m − z_label), Σ variance and Σ third central moment, each row's part times its weight.
 */
export function optionLikelihood(
  { values, starts }: OptionLogits,
  labels: ArrayLike<number>,
  weights: RowWeights | null = null
) {
  const below = new Float64Array(values.length);
  const gold = new Float64Array(labels.length);
  for (let row = 0; row < labels.length; row++) {
    let largest = -Infinity;
    for (let i = starts[row]; i < starts[row + 1]; i++) if (values[i] > largest) largest = values[i];
    for (let i = starts[row]; i < starts[row + 1]; i++) below[i] = values[i] - largest;
    gold[row] = below[starts[row] + labels[row]];
  }
  return (beta: number): NllAtBeta => {
    let nll = 0;
    let product = 1;
    let slope = 0;
    let bend = 0;
    let twist = 0;
    for (let row = 0; row < gold.length; row++) {
      let total = 0;
      let first = 0;
      let second = 0;
      let third = 0;
      for (let i = starts[row]; i < starts[row + 1]; i++) {
        const z = below[i];
        if (z === 0) total += 1;
        else if (z > -Infinity) {
          const share = Math.exp(beta * z);
          const once = share * z;
          const twice = once * z;
          total += share;
          first += once;
          second += twice;
          third += twice * z;
        }
      }
      const mean = first / total;
      let weight = 1;
      if (weights) {
        weight = weights.of[row];
        nll += weight * Math.log(total);
      } else {
        product *= total;
        if (product > FULL_PRODUCT) {
          nll += Math.log(product);
          product = 1;
        }
      }
      nll -= weight * beta * gold[row];
      slope += weight * (mean - gold[row]);
      const variance = second / total - mean * mean;
      bend += weight * variance;
      twist += weight * (third / total - mean * (3 * variance + mean * mean));
    }
    return { nll: nll + Math.log(product), slope, bend, twist };
  };
}

/**
 * Mean negative log-likelihood of K-way predictions at a temperature, −log softmax(z / T)[label], nats. NaN when empty.
 * @throws RangeError naming the first row whose label is no option of it, or of a bad weight
 */
export function optionNll(
  logits: OptionLogits,
  labels: ArrayLike<number>,
  temperature = 1,
  options?: WeightOptions
): number {
  requireOptions(logits, labels);
  requireTemperature(temperature);
  const weights = readWeights(labels, options);
  return optionLikelihood(logits, labels, weights)(1 / temperature).nll / (weights?.total ?? labels.length);
}

/**
 * Temperature scaling of K-way logits (Guo et al. 2017): softmax(z / T) with the T in [0.05, 20] of the largest
 * likelihood, found in β = 1/T, where the problem is convex. Keeps the order of the options.
 */
export const optionTemperature = defineCalibrator<OptionLogits, OptionProbabilities>({
  name: 'temperature-options',
  title: 'temperature on option logits',
  source: temperatureSource,
  needs: ['option-logits'],
  shape: { temperature: 'number' },
  rows: optionRows,
  join: joinOptions,
  check: requireOptions,
  fit(logits, labels, { interval, weights }) {
    const n = labels.length;
    const size = weights?.total ?? n;
    if (n === 0) return { parameters: { temperature: NaN }, report: emptyReport() };
    const likelihood = optionLikelihood(logits, labels, weights);
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
        warnings: temperatureWarnings(temperature, fit)
      }
    };
  },
  apply: ({ temperature }, logits) => softmaxOptions(logits, temperature as number)
});
