import { asProbability, type Probability } from '../calibration/confidence';

/** A probability that rounding may have carried out of [0, 1]. @throws RangeError for NaN */
export function clipped(value: number): Probability {
  return asProbability(Math.min(1, Math.max(0, value)));
}
