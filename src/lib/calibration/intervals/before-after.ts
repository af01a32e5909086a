import { refuseWeights } from '../weights';
import type { Probability } from '../confidence';
import { mean } from '../metrics/accuracy';
import { brier } from '../metrics/brier';
import { adaptiveEce, ece } from '../metrics/ece';
import { CLIP, nll } from '../metrics/nll';
import {
  requireConfidences,
  requireJudged,
  requireSameLength,
  requireCount,
  requireLevel
} from '../outcomes';
import { percentilesOfDraws, type Interval } from './bootstrap-interval';
import type { FigureOptions } from './figure-intervals';
import { expandedLevel, lossInterval } from './loss-interval';
import { OF_DIFFERENCE, withinRange } from './range';
import { Resampler } from './resampler';
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
 * NLL, Brier score and ECE of the same rows before and after a fit, with intervals of what changed: both get the same
 * resamples of rows, or of groups of rows. NLL and Brier have the intervals of `lossInterval`, which know what the fit would
 * have cost had outcomes been the other ones: a fit that is surer and was not wrong yet is no proof. An ECE has a bias that a good fit changes (chance gaps weigh more where true ones are gone), which its interval is
 * moved back by as far as the bootstrap shows it; where confidences were calibrated already, that is not enough, and it holds the true change far
 * less often than stated (docs/honesty.md): a fit is judged by NLL and Brier.
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
    losses,
    ...others
  }: BeforeAfterOptions = {}
): BeforeAfter {
  refuseWeights(others, 'beforeAfter');
  requireJudged(before, correct);
  requireConfidences(after, 'after');
  requireSameLength(before, after, 'confidences after the fit');
  requireCount(resamples, 'resamples');
  requireLevel(level);
  const n = correct.length;
  const [first, second] = [before, after].map((sure) => new WeightedFigures(sure, correct, bins, binning));
  const resampler = new Resampler(n, seed, groups);
  const drawn = resampler.units < 2 ? 0 : resamples;
  const eceChanges = new Float64Array(drawn);
  for (let b = 0; b < drawn; b++) {
    resampler.draw();
    eceChanges[b] = second.of(resampler.counts)[3] - first.of(resampler.counts)[3];
  }
  const wide = expandedLevel(resampler.units, level);
  const change = (loss: (likelihood: number) => number, rises?: ArrayLike<number>) => {
    const rise = (row: number, outcome: number) => {
      const of = (sure: ArrayLike<number>) => loss(outcome ? sure[row] : 1 - sure[row]);
      return of(after) - of(before);
    };
    return lossInterval(
      rises ?? Float64Array.from(correct, (outcome, row) => rise(row, outcome)),
      Float64Array.from(correct, (outcome, row) => rise(row, 1 - outcome)),
      correct,
      { resamples, seed, level, groups }
    );
  };
  const eceOf = (sure: ArrayLike<Probability>) =>
    (binning === 'mass' ? adaptiveEce : ece)(sure, correct, bins);
  const eces = { before: eceOf(before), after: eceOf(after) };
  const bias = mean(eceChanges) - (eces.after - eces.before);
  const ecePercentiles = percentilesOfDraws(eceChanges, wide);
  return {
    n,
    likelihood: losses ? 'k-way' : 'binary',
    nll: {
      before: losses ? mean(losses.before) : nll(before, correct).nll,
      after: losses ? mean(losses.after) : nll(after, correct).nll,
      interval: change(
        (likelihood) => -Math.log(Math.max(CLIP, likelihood)),
        losses && Float64Array.from(losses.after, (loss, row) => loss - losses.before[row])
      )
    },
    brier: {
      before: brier(before, correct),
      after: brier(after, correct),
      interval: change((likelihood) => (1 - likelihood) ** 2)
    },
    ece: {
      ...eces,
      interval:
        ecePercentiles &&
        withinRange([ecePercentiles[0] - 2 * bias, ecePercentiles[1] - 2 * bias], OF_DIFFERENCE)
    }
  };
}
