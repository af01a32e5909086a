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
import type { Interval } from './bootstrap-interval';
import { correctedEce, type CorrectedEce } from './corrected-ece';
import { differenceInterval } from './difference-interval';
import type { FigureOptions } from './figure-intervals';
import { lossInterval } from './loss-interval';
import { OF_DIFFERENCE, withinRange } from './range';

/** A figure before and after a fit, on the same rows. */
export interface Change {
  before: number;
  after: number;
  /** Interval of after − before; `null` without rows, and of a loss with a single unit or without resamples. */
  interval: Interval | null;
}

/** What a fit did to the rows it is judged on. */
export interface BeforeAfter {
  n: number;
  /** What the NLL is of: `binary`, right or wrong; `k-way`, the right option. */
  likelihood: 'binary' | 'k-way';
  nll: Change;
  brier: Change;
  /** As seen, with what chance adds to each. */
  ece: Pick<Change, 'before' | 'after'>;
  /** Without what chance adds; `null` without resamples. */
  correctedEce: Change | null;
}

/** How the changes get their intervals. */
export interface BeforeAfterOptions extends Omit<FigureOptions, 'method'> {
  /**
   * Negative log-likelihoods of the rows before and after, nats, where they are not those of right and wrong: of the right
   * option of K.
   */
  losses?: { before: ArrayLike<number>; after: ArrayLike<number> };
  /** The ECE before without chance, of the same rows, bins, seed, level and groups, where it is known. */
  correctedBefore?: CorrectedEce;
}

/** How an ECE's change is simulated. */
export type EceChangeOptions = Pick<
  BeforeAfterOptions,
  'bins' | 'binning' | 'seed' | 'level' | 'groups' | 'correctedBefore'
>;

/**
 * What a fit did to the ECE of some rows, without what chance adds: it adds less where true gaps are large, so that a change of
 * ECEs as seen is biased by as much as the fit is good. The two are those of `correctedEce`; their difference has the interval of
 * independent ones, though they are of the same rows: it held the true change of simulated sources that were calibrated before in 95
 * to 100 % of cases, and of others in 88 % where it held least (docs/honesty.md).
 * @param before confidences as they were, and `after` as the fit makes them: of rows it was not fitted on
 * @param correct 1 right, 0 wrong
 * @throws RangeError naming the row of a bad confidence or outcome, the lengths, or the number of bins or of group labels
 */
export function eceChange(
  before: ArrayLike<Probability>,
  after: ArrayLike<Probability>,
  correct: ArrayLike<number>,
  { bins = 10, correctedBefore, ...options }: EceChangeOptions = {}
): Change {
  const [first, second] = [
    correctedBefore ?? correctedEce(before, correct, bins, options),
    correctedEce(after, correct, bins, options)
  ];
  const interval = differenceInterval(first, second);
  return {
    before: first.value,
    after: second.value,
    interval: interval && withinRange(interval, OF_DIFFERENCE)
  };
}

/**
 * NLL, Brier score and ECE of the same rows before and after a fit, with intervals of what changed. NLL and Brier have the
 * intervals of `lossInterval`, which know what the fit would have cost had outcomes been the other ones: a fit that is surer and
 * was not wrong yet is no proof. The ECE's is that of `eceChange`. A fit is judged by NLL and Brier.
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
    correctedBefore,
    ...others
  }: BeforeAfterOptions = {}
): BeforeAfter {
  refuseWeights(others, 'beforeAfter');
  requireJudged(before, correct);
  requireConfidences(after, 'after');
  requireSameLength(before, after, 'confidences after the fit');
  requireCount(resamples, 'resamples');
  requireLevel(level);
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
  return {
    n: correct.length,
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
    ece: { before: eceOf(before), after: eceOf(after) },
    correctedEce:
      resamples > 0
        ? eceChange(before, after, correct, { bins, binning, seed, level, groups, correctedBefore })
        : null
  };
}
