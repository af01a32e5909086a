import { asProbability, type Probability } from '../confidence';
import { CLIP } from '../metrics/nll';
import { goldenSection } from './minimise';

/** Temperatures looked at. */
export const TEMPERATURE_RANGE = [0.05, 20] as const;

/** A fitted temperature. */
export interface TemperatureFit {
  /** In [0.05, 20]; NaN when there was nothing to fit on. */
  temperature: number;
  /** True when the minimum lies at an end of the range: the data ask for more than a temperature can do. */
  atBound: boolean;
  /** Mean NLL at T = 1 and at the fitted temperature, on the rows it was fitted on. */
  nllBefore: number;
  nllAfter: number;
  n: number;
}

/**
 * Temperature that minimises a mean NLL over log T (Guo et al. 2017).
 * @param meanNll mean negative log-likelihood at a temperature, nats, with one minimum in log T
 * @param n rows behind it
 */
export function fitTemperature(meanNll: (temperature: number) => number, n: number): TemperatureFit {
  if (n === 0) return { temperature: NaN, atBound: false, nllBefore: NaN, nllAfter: NaN, n };
  const [lo, hi] = TEMPERATURE_RANGE.map(Math.log);
  let x = goldenSection((logT) => meanNll(Math.exp(logT)), lo, hi);
  for (const end of [lo, hi]) if (meanNll(Math.exp(end)) <= meanNll(Math.exp(x))) x = end;
  const temperature = Math.exp(x);
  return {
    temperature,
    atBound: x - lo < 1e-6 || hi - x < 1e-6,
    nllBefore: meanNll(1),
    nllAfter: meanNll(temperature),
    n
  };
}

/** Mean NLL of K-way predictions at a temperature: −log softmax(logits / T)[label], nats. */
export function kWayNll(
  logits: readonly (readonly number[])[],
  labels: ArrayLike<number>,
  temperature: number
): number {
  let sum = 0;
  for (let row = 0; row < logits.length; row++) {
    const z = logits[row];
    const largest = Math.max(...z);
    let total = 0;
    for (const value of z) total += Math.exp((value - largest) / temperature);
    sum += Math.log(total) - (z[labels[row]] - largest) / temperature;
  }
  return sum / logits.length;
}

/** A bare confidence at a temperature: σ(logit(c) / T). 0 and 1 are clipped at 1e-12 first. */
export function scaleConfidence(confidence: Probability, temperature: number): Probability {
  const clipped = Math.min(1 - CLIP, Math.max(CLIP, confidence));
  const logit = Math.log(clipped / (1 - clipped));
  return asProbability(1 / (1 + Math.exp(-logit / temperature)));
}
