import type { Probability } from '../confidence';
import { mean } from '../metrics/accuracy';
import { brier } from '../metrics/brier';
import { adaptiveEce, ece } from '../metrics/ece';
import { nll } from '../metrics/nll';
import { normalCdf } from '../normal';
import { requireConfidences, requireJudged, requireSameLength } from '../outcomes';
import { percentileInterval, type Interval } from './bootstrap-interval';
import type { FigureOptions } from './figure-intervals';
import { Resampler } from './resampler';
import { studentDeviations } from './student';
import { WeightedFigures } from './weighted-figures';

/** A figure before and after a fit, on the same rows. */
export interface Change {
  before: number;
  after: number;
  /** Interval of after − before, by a paired bootstrap; `null` without rows, or with a single unit. */
  interval: Interval | null;
}

/** What a fit did to the rows it is judged on. */
export interface BeforeAfter {
  n: number;
  /** What the NLL is of: `binary`, right or wrong; `k-way`, the right option. */
  likelihood: 'binary' | 'k-way';
  nll: Change;
  brier: Change;
  ece: Change;
}

/** How the changes are bootstrapped. */
export interface BeforeAfterOptions extends Omit<FigureOptions, 'method'> {
  /**
   * Negative log-likelihoods of the rows before and after, nats, where they are not those of right and wrong: of the right
   * option of K.
   */
  losses?: { before: ArrayLike<number>; after: ArrayLike<number> };
}

/**
 * Level of a percentile interval that makes up for the bootstrap's narrowness with few units: its ends lie as many
 * standard errors out as Student's t asks, on the spread a sample of this size has (Hesterberg 2015, §3.3).
 */
export function expandedLevel(units: number, level: number): number {
  const deviations = Math.sqrt(units / (units - 1)) * studentDeviations(units - 1, level);
  return 1 - 2 * normalCdf(-deviations);
}

/**
 * NLL, Brier score and ECE of the same rows before and after a fit, with intervals of what changed: both get the same
 * resamples of rows, or of groups of rows, and the percentiles are set a little wider where units are few (Hesterberg
 * 2015). An ECE has a bias that a good fit changes (chance gaps weigh more where true ones are gone), which its interval is
 * moved back by as far as the bootstrap shows it.
 * @param before confidences as they were, and `after` as the fit makes them: of rows it was not fitted on
 * @param correct 1 right, 0 wrong
 * @throws RangeError naming the row of a bad confidence or outcome, the lengths, or the number of bins
 */
export function beforeAfter(
  before: ArrayLike<Probability>,
  after: ArrayLike<Probability>,
  correct: ArrayLike<number>,
  {
    bins = 10,
    binning = 'width',
    resamples = 1000,
    seed = 0,
    level = 0.95,
    groups,
    losses
  }: BeforeAfterOptions = {}
): BeforeAfter {
  requireJudged(before, correct);
  requireConfidences(after, 'after');
  requireSameLength(before, after, 'confidences after the fit');
  const n = correct.length;
  const [first, second] = [before, after].map((sure) => new WeightedFigures(sure, correct, bins, binning));
  const resampler = new Resampler(n, seed, groups);
  const drawn = resampler.units < 2 ? 0 : resamples;
  const changes = {
    nll: new Float64Array(drawn),
    brier: new Float64Array(drawn),
    ece: new Float64Array(drawn)
  };
  const rises = losses && Float64Array.from(losses.after, (loss, row) => loss - losses.before[row]);
  for (let b = 0; b < drawn; b++) {
    resampler.draw();
    const [one, two] = [first.of(resampler.counts), second.of(resampler.counts)];
    changes.ece[b] = two[3] - one[3];
    changes.brier[b] = two[4] - one[4];
    changes.nll[b] = rises ? weightedMean(rises, resampler.counts) : two[5] - one[5];
  }
  const wide = drawn > 0 ? expandedLevel(resampler.units, level) : level;
  const eceOf = (sure: ArrayLike<Probability>) =>
    (binning === 'mass' ? adaptiveEce : ece)(sure, correct, bins);
  const eces = { before: eceOf(before), after: eceOf(after) };
  const bias = mean(changes.ece) - (eces.after - eces.before);
  const ecePercentiles = percentileInterval(changes.ece, wide);
  return {
    n,
    likelihood: losses ? 'k-way' : 'binary',
    nll: {
      before: losses ? mean(losses.before) : nll(before, correct).nll,
      after: losses ? mean(losses.after) : nll(after, correct).nll,
      interval: percentileInterval(changes.nll, wide)
    },
    brier: {
      before: brier(before, correct),
      after: brier(after, correct),
      interval: percentileInterval(changes.brier, wide)
    },
    ece: {
      ...eces,
      interval: ecePercentiles && [ecePercentiles[0] - 2 * bias, ecePercentiles[1] - 2 * bias]
    }
  };
}

function weightedMean(values: Float64Array, counts: ArrayLike<number>): number {
  let sum = 0;
  let size = 0;
  for (let row = 0; row < values.length; row++) {
    sum += counts[row] * values[row];
    size += counts[row];
  }
  return sum / size;
}
