import { asProbabilities, type Probability } from '../confidence';
import { smoothEce } from '../metrics/smooth-ece';
import { requireCount, requireJudged, requireLevel } from '../outcomes';
import { refuseWeights } from '../weights';
import { warmGenerator } from '../warm-generator';
import type { BootstrapOptions } from './bootstrap';
import { basicOfDraws, percentilesOfDraws, type Interval } from './bootstrap-interval';
import { OF_SHARE, withinRange } from './range';
import { Resampler, rowsOf } from './resampler';
import { unitsOf } from './units';

/** The smooth ECE that a share of perfectly calibrated models with these confidences does not exceed. */
function byChance(
  confidences: ArrayLike<Probability>,
  {
    resamples,
    seed,
    level,
    groups
  }: Required<Omit<BootstrapOptions, 'method' | 'groups' | 'weights'>> & BootstrapOptions
): number {
  const n = confidences.length;
  const { unitOf, count } = unitsOf(n, groups);
  const generator = warmGenerator(seed);
  const limits = Float64Array.from(confidences, (confidence) => confidence * 2 ** 32);
  const outcomes = new Uint8Array(n);
  const drawn = new Uint32Array(count);
  const values = Float64Array.from({ length: resamples }, () => {
    for (let unit = 0; unit < count; unit++) drawn[unit] = generator.next();
    for (let row = 0; row < n; row++) outcomes[row] = drawn[unitOf[row]] < limits[row] ? 1 : 0;
    return smoothEce(confidences, outcomes).smoothEce;
  });
  return percentilesOfDraws(values, level)![1];
}

/**
 * Interval of the smooth ECE that unlimited answers would show, which chance adds to. Its lower end is that of a basic bootstrap (Davison &
 * Hinkley 1997, §5.2), which takes off as much as resampling adds, and 0 wherever a calibrated model's smooth ECE would be as large by chance
 * (consistency resampling: Bröcker & Smith 2007); its upper end is the percentile, on the wide side. Each bootstrap takes as many resamples;
 * one costs milliseconds. `null` without rows.
 * @param correct 1 right, 0 wrong
 * @throws RangeError naming the row of a bad confidence or outcome, or the number of group labels
 */
export function smoothEceInterval(
  confidences: ArrayLike<Probability>,
  correct: ArrayLike<number>,
  { resamples = 200, seed = 0, level = 0.95, groups, ...others }: Omit<BootstrapOptions, 'method'> = {}
): Interval | null {
  refuseWeights(others, 'smoothEceInterval');
  requireJudged(confidences, correct);
  requireCount(resamples, 'resamples');
  requireLevel(level);
  const n = correct.length;
  if (n === 0 || resamples === 0) return null;
  const resampler = new Resampler(n, seed, groups);
  const drawn = Float64Array.from({ length: resamples }, () => {
    resampler.draw();
    const rows = rowsOf(resampler.counts);
    return smoothEce(
      asProbabilities(Float64Array.from(rows, (row) => confidences[row])),
      Uint8Array.from(rows, (row) => correct[row])
    ).smoothEce;
  });
  const seen = smoothEce(confidences, correct).smoothEce;
  const [low] = basicOfDraws(drawn, seen, level)!;
  const [, high] = percentilesOfDraws(drawn, level)!;
  return withinRange(
    [seen <= byChance(confidences, { resamples, seed, level, groups }) ? 0 : Math.min(low, seen), high],
    OF_SHARE
  );
}
