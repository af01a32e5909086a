import { mean } from '../metrics/accuracy';
import { requireNumbers, requireOutcomes } from '../outcomes';
import { accuracyInterval, type LevelOptions } from './accuracy-interval';
import { expandedLevel } from './before-after';
import { percentileInterval, type Interval } from './bootstrap-interval';
import { Resampler } from './resampler';

/** How a mean loss is bootstrapped. */
export interface LossOptions extends LevelOptions {
  /** Resamples, 1,000 by default. */
  resamples?: number;
  seed?: number;
}

/**
 * Interval of a mean loss (a Brier score, an NLL): percentile bootstrap, a little wider where units are few (Hesterberg
 * 2015), and never narrower than what another share right would make of it: the losses of right and of wrong rows, mixed at
 * the ends of the share's Wilson interval. So it has a width where all are right, and no loss of a wrong answer was seen.
 * `null` without rows, or with a single unit.
 * @param losses one a row
 * @param otherwise the losses had the outcomes been the other ones: they stand in where no row of an outcome is there
 * @param correct 1 right, 0 wrong
 * @throws RangeError naming the row of a bad outcome, or the lengths
 */
export function lossInterval(
  losses: ArrayLike<number>,
  otherwise: ArrayLike<number>,
  correct: ArrayLike<number>,
  { level = 0.95, groups, resamples = 1000, seed = 0 }: LossOptions = {}
): Interval | null {
  requireNumbers(losses, 'losses');
  requireNumbers(otherwise, 'otherwise');
  requireOutcomes(losses, correct);
  const n = losses.length;
  const resampler = new Resampler(n, seed, groups);
  if (resampler.units < 2) return null;
  const values = new Float64Array(resamples);
  for (let b = 0; b < resamples; b++) {
    resampler.draw();
    let sum = 0;
    let size = 0;
    for (let row = 0; row < n; row++) {
      sum += resampler.counts[row] * losses[row];
      size += resampler.counts[row];
    }
    values[b] = sum / size;
  }
  const drawn = percentileInterval(values, expandedLevel(resampler.units, level));
  const lossOf = (outcome: number) => {
    const seen = Array.from(losses).filter((_, row) => correct[row] === outcome);
    return mean(seen.length > 0 ? seen : otherwise);
  };
  const [right, wrong] = [lossOf(1), lossOf(0)];
  const ends = accuracyInterval(correct, { level, groups })!.map(
    (share) => share * right + (1 - share) * wrong
  );
  const all = drawn ? [...drawn, ...ends] : ends;
  return [Math.min(...all), Math.max(...all)];
}
