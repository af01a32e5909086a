import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import { asProbability, type Probability } from '../confidence';
import { ece } from '../metrics/ece';
import { quantile } from './bootstrap';

/**
 * What the ECE of a perfectly calibrated model would be with these confidences, this n and these bins: outcomes are
 * drawn from the confidences themselves (Vaicenavicius et al. 2019, consistency resampling).
 * @returns mean and 95 % quantile over the simulations; NaN when empty
 */
export function eceNullFloor(
  confidences: ArrayLike<Probability>,
  bins = 10,
  { simulations = 1000, seed = 0 } = {}
): { mean: number; upper: number } {
  if (confidences.length === 0) return { mean: NaN, upper: NaN };
  const generator = xoroshiro128plus(seed);
  const outcomes = new Uint8Array(confidences.length);
  const values = new Float64Array(simulations);
  let sum = 0;
  for (let s = 0; s < simulations; s++) {
    for (let row = 0; row < outcomes.length; row++) {
      outcomes[row] = uniformFloat64(generator) < confidences[row] ? 1 : 0;
    }
    values[s] = ece(confidences, outcomes, bins);
    sum += values[s];
  }
  values.sort();
  return { mean: sum / simulations, upper: quantile(values, 0.95) };
}

/**
 * Where a bin's share right would fall, in 95 % of cases, for a perfectly calibrated model that answered `count`
 * questions at this confidence: quantiles of the binomial distribution, by its cumulative sum.
 */
export function binomialBand(confidence: Probability, count: number): [number, number] {
  if (count === 0) return [0, 1];
  if (confidence === 0 || confidence === 1) return [confidence, confidence];
  const odds = Math.log(confidence / (1 - confidence));
  let logMass = count * Math.log(1 - confidence);
  let cumulative = 0;
  let lo = -1;
  for (let k = 0; k <= count; k++) {
    cumulative += Math.exp(logMass);
    if (lo < 0 && cumulative > 0.025) lo = k;
    if (cumulative >= 0.975) return [lo / count, k / count];
    logMass += Math.log((count - k) / (k + 1)) + odds;
  }
  return [Math.max(0, lo) / count, asProbability(1)];
}
