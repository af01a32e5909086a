import { mean } from '../metrics/accuracy';
import { requireOutcomes, requireSameLength, requireScores, requireLevel, requireCount } from '../outcomes';
import { refuseWeights } from '../weights';
import type { LevelOptions } from './accuracy-interval';
import { percentilesOfDraws, type Interval } from './bootstrap-interval';
import { normalCdf } from '../normal';
import { Resampler } from './resampler';
import { studentDeviations } from './student';

/** How a mean loss is bootstrapped. */
export interface LossOptions extends LevelOptions {
  /** Resamples, 1,000 by default. */
  resamples?: number;
  seed?: number;
}

/**
 * Level of a percentile interval that makes up for the bootstrap's narrowness with few units: its ends lie as many
 * standard errors out as Student's t asks, on the spread a sample of this size has (Hesterberg 2015, §3.3). As it is below two units.
 */
export function expandedLevel(units: number, level: number): number {
  if (units < 2) return level;
  const deviations = Math.sqrt(units / (units - 1)) * studentDeviations(units - 1, level);
  return 1 - 2 * normalCdf(-deviations);
}

function variance(values: Float64Array): number {
  const centre = mean(values);
  return values.reduce((sum, value) => sum + (value - centre) ** 2, 0) / values.length;
}

/**
 * Interval as if two more units had come out as the others did and two the other way, the mean lying as far off as Student's
 * t asks: what Agresti & Coull (1998) do for a share, done for a loss.
 */
function withFourMore(
  seen: number,
  otherwise: number,
  perUnit: number,
  units: number,
  level: number
): Interval {
  const size = units + 4;
  const centre = ((units + 2) * seen + 2 * otherwise) / size;
  const squares = units * perUnit + (units + 2) * (seen - centre) ** 2 + 2 * (otherwise - centre) ** 2;
  const half = studentDeviations(units - 1, level) * Math.sqrt(squares / size / size);
  return [centre - half, centre + half];
}

/**
 * Interval of a mean loss (a Brier score, an NLL) or of a mean difference of losses. It joins a percentile bootstrap,
 * a little wider where units are few (Hesterberg 2015), with an interval as if four more outcomes had been seen, two of them
 * the other ones (Agresti & Coull 1998): so it knows of losses that were not met yet, where nearly all are right, or as sure as
 * they should be. On the wide side elsewhere. `null` without rows, or with a single unit.
 * @param losses one a row, finite
 * @param otherwise the losses had the outcomes been the other ones
 * @param correct 1 right, 0 wrong
 * @throws RangeError naming the row of a bad outcome, or of a loss that is no number, or the lengths
 */
export function lossInterval(
  losses: ArrayLike<number>,
  otherwise: ArrayLike<number>,
  correct: ArrayLike<number>,
  { level = 0.95, groups, resamples = 1000, seed = 0, ...others }: LossOptions = {}
): Interval | null {
  refuseWeights(others, 'lossInterval');
  requireScores(losses, 'a loss');
  requireScores(otherwise, 'a loss otherwise');
  requireLevel(level);
  requireCount(resamples, 'resamples');
  requireOutcomes(losses, correct);
  requireSameLength(losses, otherwise, 'other losses');
  const n = losses.length;
  const resampler = new Resampler(n, seed, groups);
  const { units } = resampler;
  if (units < 2 || resamples === 0) return null;
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
  const drawn = percentilesOfDraws(values, expandedLevel(units, level));
  const more = withFourMore(mean(losses), mean(otherwise), units * variance(values), units, level);
  // No outcomes make the mean smaller or larger than this.
  const [least, most] = [Math.min, Math.max].map((of) =>
    mean(Float64Array.from(losses, (loss, row) => of(loss, otherwise[row])))
  );
  const ends = [...(drawn ?? []), ...more];
  return [Math.max(least, Math.min(...ends)), Math.min(most, Math.max(...ends))];
}
