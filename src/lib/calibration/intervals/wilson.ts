import { requireWithin, requireLevel } from '../outcomes';
import { normalQuantile } from '../normal';

/** Number of standard deviations either side of the mean that hold this share of a normal distribution. */
function deviations(level: number): number {
  return level === 0.95 ? 1.959963984540054 : normalQuantile((1 + level) / 2);
}

/**
 * Wilson's score interval for a share (Wilson 1927). [NaN, NaN] when n is 0.
 * @param right successes among n; need not be whole
 * @param level share of cases it covers, 0.95 by default
 * @throws RangeError when more are right than there are, or fewer than none, or for a level outside (0, 1)
 */
export function wilsonInterval(right: number, n: number, level = 0.95): [number, number] {
  requireWithin(n, 'a number of rows', 0, Infinity);
  requireLevel(level);
  if (n > 0 && !(right >= 0 && right <= n * (1 + 1e-12))) {
    throw new RangeError(`Of ${n} rows, the number right must lie in [0, ${n}], got ${right}`);
  }
  return wilsonIntervalAt(Math.min(1, right / n), n, deviations(level));
}

/** Wilson's interval of a share of n, need not be whole, at z standard deviations. */
export function wilsonIntervalAt(share: number, n: number, z: number): [number, number] {
  const z2 = z * z;
  const centre = (share + z2 / (2 * n)) / (1 + z2 / n);
  const half = (z / (1 + z2 / n)) * Math.sqrt((share * (1 - share)) / n + z2 / (4 * n * n));
  return [Math.max(0, centre - half), Math.min(1, centre + half)];
}

/**
 * Shares right that a perfectly calibrated model with this confidence and this many answers gives in 95 % of cases, by
 * the normal approximation: p ± z √(p (1 − p) / n), within [0, 1]. It is the score test behind Wilson's interval:
 * a share lies in the band exactly when its Wilson interval holds the confidence.
 */
export function scoreBand(confidence: number, n: number): [number, number] {
  requireWithin(confidence, 'a confidence', 0, 1);
  requireWithin(n, 'a number of rows', 0, Infinity);
  if (n === 0) return [0, 1];
  const half = deviations(0.95) * Math.sqrt((confidence * (1 - confidence)) / n);
  return [Math.max(0, confidence - half), Math.min(1, confidence + half)];
}
