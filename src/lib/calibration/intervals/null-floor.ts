import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import type { Probability } from '../confidence';
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
