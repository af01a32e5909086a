import type { Probability } from '../confidence';
import type { Binning } from '../metrics/bins';
import { requireJudged, requireSameLength, requireCount, requireLevel } from '../outcomes';
import { refuseWeights, type NoWeights } from '../weights';
import type { BootstrapOptions } from './bootstrap';
import { bcaOfDraws, percentilesOfDraws, type Interval } from './bootstrap-interval';
import { total } from '../metrics/accuracy';
import { expandedLevel } from './loss-interval';
import { Resampler } from './resampler';
import { canonicalOrder, figureNames, WeightedFigures, type FigureName } from './weighted-figures';

/** How the figures are bootstrapped. */
export interface FigureOptions extends Omit<BootstrapOptions, 'method'> {
  /** Percentile interval, or bias-corrected and accelerated; percentile by default. */
  method?: 'percentile' | 'bca';
  /** Bins of the ECE, 10 by default. */
  bins?: number;
  /** Bins of equal width, or of nearly equal counts, cut once on the data and kept for its resamples; width by default. */
  binning?: Binning;
}

/** An interval a figure; `null` where no resample has the figure. */
export type FigureIntervals = Record<FigureName, Interval | null>;

/** What a figure is of one method less what it is of another. */
export interface FigureDifference {
  difference: number;
  /** Interval of the difference; one that holds 0 leaves open which method is better. */
  interval: Interval | null;
}

/** Fewest right and wrong answers of each method for an interval of a difference of AUROCs. */
const LEAST_OF_EACH = 5;

/** Confidences and outcomes of one method. */
export interface JudgedRows extends NoWeights {
  confidences: ArrayLike<Probability>;
  /** 1 right, 0 wrong. */
  correct: ArrayLike<number>;
}

/**
 * Bootstrap intervals of accuracy, mean confidence, their gap, ECE, Brier score, NLL and AUROC, all from the same
 * resamples. Without groups they do not depend on the order of the rows. The ECE of a resample is higher than that of the
 * data on average, since resampling adds noise: read it beside its null floor.
 * @throws RangeError naming the row of a bad confidence or outcome, the number of bins or of group labels
 */
export function figureIntervals(
  confidences: ArrayLike<Probability>,
  correct: ArrayLike<number>,
  {
    bins = 10,
    binning = 'width',
    resamples = 1000,
    seed = 0,
    level = 0.95,
    method = 'percentile',
    groups,
    ...others
  }: FigureOptions = {}
): FigureIntervals {
  refuseWeights(others, 'figureIntervals');
  requireJudged(confidences, correct);
  requireCount(resamples, 'resamples');
  requireLevel(level);
  const n = confidences.length;
  const rows = groups ? { confidences, correct } : inOrder(confidences, correct);
  const figures = new WeightedFigures(rows.confidences, rows.correct, bins, binning);
  const resampler = new Resampler(n, seed, groups);
  const values = figureNames.map(() => new Float64Array(n === 0 ? 0 : resamples));
  const drawn = new Float64Array(figureNames.length);
  for (let b = 0; b < values[0].length; b++) {
    resampler.draw();
    figures.of(resampler.counts, drawn);
    for (let i = 0; i < drawn.length; i++) values[i][b] = drawn[i];
  }
  if (method === 'percentile') return byName((i) => percentilesOfDraws(values[i], level));
  const estimates = figures.of(new Uint8Array(n).fill(1));
  const jackknife = groups
    ? Array.from({ length: resampler.units }, (_, unit) => {
        resampler.leaveOut(unit);
        return figures.of(resampler.counts);
      })
    : figures.leaveOneOut();
  return byName((i) =>
    bcaOfDraws(
      values[i],
      estimates[i],
      jackknife.map((figure) => figure[i]),
      level
    )
  );
}

/**
 * Differences of two methods on the same questions, first − second, with paired bootstrap intervals: both methods get
 * the same resamples of questions, so what makes a question easy for both falls out. Percentiles are a little wider where units are few
 * (Hesterberg 2015). Of the AUROC there is no interval where a method has fewer than 5 right or 5 wrong answers: resamples of these few do
 * not know how far it may lie.
 * @param first row i of both methods is question i
 * @throws RangeError when the methods do not have the same number of rows, or naming the row of a bad confidence or outcome
 */
export function figureDifferences(
  first: JudgedRows,
  second: JudgedRows,
  {
    bins = 10,
    binning = 'width',
    resamples = 1000,
    seed = 0,
    level = 0.95,
    method = 'percentile',
    groups,
    ...others
  }: FigureOptions = {}
): Record<FigureName, FigureDifference> {
  for (const each of [first, second, others]) refuseWeights(each, 'figureDifferences');
  requireJudged(first.confidences, first.correct);
  requireJudged(second.confidences, second.correct);
  requireSameLength(first.confidences, second.confidences, 'rows of the second method');
  requireCount(resamples, 'resamples');
  requireLevel(level);
  const n = first.confidences.length;
  const [a, b] = [first, second].map(
    (rows) => new WeightedFigures(rows.confidences, rows.correct, bins, binning)
  );
  const resampler = new Resampler(n, seed, groups);
  const differences = () => {
    const of = a.of(resampler.counts);
    b.of(resampler.counts).forEach((value, i) => (of[i] -= value));
    return of;
  };
  const drawn = Array.from({ length: n === 0 ? 0 : resamples }, () => {
    resampler.draw();
    return differences();
  });
  const jackknife =
    method === 'bca'
      ? Array.from({ length: resampler.units }, (_, unit) => {
          resampler.leaveOut(unit);
          return differences();
        })
      : [];
  resampler.counts.fill(1);
  const estimates = differences();
  const wide = expandedLevel(resampler.units, level);
  const few = [first, second].some(
    ({ correct }) => Math.min(total(correct), n - total(correct)) < LEAST_OF_EACH
  );
  const column = (rows: readonly Float64Array[], i: number) => rows.map((row) => row[i]);
  return byName((i) => ({
    difference: estimates[i],
    interval:
      few && figureNames[i] === 'auroc'
        ? null
        : method === 'bca'
          ? bcaOfDraws(column(drawn, i), estimates[i], column(jackknife, i), level)
          : percentilesOfDraws(column(drawn, i), wide)
  }));
}

function inOrder(confidences: ArrayLike<Probability>, correct: ArrayLike<number>): JudgedRows {
  const order = canonicalOrder(confidences, correct);
  const sorted = Float64Array.from(order, (row) => confidences[row]);
  return {
    confidences: sorted as ArrayLike<number> as ArrayLike<Probability>,
    correct: Uint8Array.from(order, (row) => correct[row])
  };
}

function byName<Value>(of: (index: number) => Value): Record<FigureName, Value> {
  return Object.fromEntries(figureNames.map((name, i) => [name, of(i)])) as Record<FigureName, Value>;
}
