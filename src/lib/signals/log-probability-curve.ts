import { total } from '../calibration/metrics/accuracy';
import type { TokenStep } from '../engine/reply';
import { chebyshevSeries, evaluateCurve } from '../engine/sketch/curve';
import { logProbabilities } from './reply-steps';

/** Of the series' derivative; the value is within about 1e-6 nats. */
const TOLERANCE = 1e-5;

/**
 * exp of the share of the steps' summed log-probability, as a function of the temperature in [0.05, 20]: a short series in
 * log T, made once from the sketches of all steps, so that a fit which looks at many temperatures need not read them again.
 * @param share of the sum: 1 for their product, 1/n for their geometric mean
 */
export function probabilityCurve(
  steps: readonly TokenStep[],
  share: number
): (temperature: number) => number {
  const series = chebyshevSeries((beta) => share * total(logProbabilities(steps, 1 / beta)), TOLERANCE);
  return (temperature) => Math.exp(Math.min(0, evaluateCurve(series, 1 / temperature).value));
}
