import { requireConfidences, requireLevel } from '../outcomes';
import type { Probability } from '../confidence';
import { normalQuantile } from '../normal';
import type { Interval } from './bootstrap-interval';

/** Chances below this are dropped at both ends of the distribution. */
const NEGLIGIBLE = 1e-18;
/** Variance of the count from which the normal distribution stands in: it is then off by a count at most. */
const NORMAL_FROM = 2500;

/** Chances of each number right among independent answers with these confidences (Poisson-binomial), ends left out. */
function countChances(confidences: ArrayLike<Probability>): { first: number; chances: Float64Array } {
  const chances = new Float64Array(confidences.length + 1);
  chances[0] = 1;
  let from = 0;
  let to = 0;
  for (let row = 0; row < confidences.length; row++) {
    const right = confidences[row];
    to++;
    for (let k = to; k > from; k--) chances[k] = chances[k] * (1 - right) + chances[k - 1] * right;
    chances[from] *= 1 - right;
    while (from < to && chances[from] < NEGLIGIBLE) from++;
    while (from < to && chances[to] < NEGLIGIBLE) chances[to--] = 0;
  }
  return { first: from, chances: chances.subarray(from, to + 1) };
}

/**
 * Where the share right of these answers would fall if each were right as often as its confidence says: the 2.5 % and
 * 97.5 % quantiles of the Poisson-binomial distribution, as shares. At least 95 % of calibrated cases lie in it, both ends
 * included; with few answers it is more, since the share then takes few values. From a variance of 2,500 on by the normal
 * distribution.
 * @param level share of cases it covers at least
 * @returns [NaN, NaN] without answers
 * @throws RangeError naming the row of a bad confidence, or for a level that is not between 0 and 1
 */
export function calibratedBand(confidences: ArrayLike<Probability>, level = 0.95): Interval {
  requireConfidences(confidences);
  requireLevel(level);
  const n = confidences.length;
  if (n === 0) return [NaN, NaN];
  const outside = (1 - level) / 2;
  let mean = 0;
  let variance = 0;
  for (let row = 0; row < n; row++) {
    mean += confidences[row];
    variance += confidences[row] * (1 - confidences[row]);
  }
  if (variance > NORMAL_FROM) {
    const half = normalQuantile(1 - outside) * Math.sqrt(variance) + 0.5;
    return [Math.max(0, Math.ceil(mean - half)) / n, Math.min(n, Math.floor(mean + half)) / n];
  }
  const { first, chances } = countChances(confidences);
  /** The count at which the chance of as many or less, from one end, exceeds what may lie outside. */
  const countFrom = (start: number, step: 1 | -1) => {
    let place = start;
    for (let sum = chances[place]; sum <= outside && place + step in chances; sum += chances[place])
      place += step;
    return (first + place) / n;
  };
  return [countFrom(0, 1), countFrom(chances.length - 1, -1)];
}
