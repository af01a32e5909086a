import { holm } from '../calibration/intervals/holm';
import { studentTail } from '../calibration/intervals/student';
import { influenceOf, type Influence, type RankedFigure } from './figure-influence';

/** What one row says of its questions that count. */
export interface RankedColumn {
  questionIds: readonly string[];
  /** Larger is surer; confidences for the Brier skill. */
  values: ArrayLike<number>;
  /** 1 right, 0 wrong. */
  correct: ArrayLike<number>;
}

/** One of the rows ranked. */
export interface RankedPlace {
  /** Its place among the columns given. */
  index: number;
  /** The figure of all its questions. */
  estimate: number;
  /** p-value of its difference from the best, after Holm's correction for every pair looked at; 1 for the best itself. */
  pValue: number;
}

/** Rows by a figure, and which of them cannot be told from the best. */
export interface Ranking {
  figure: RankedFigure;
  best: RankedPlace;
  /** Not distinguishable from the best at 5 %, the better ones first. */
  alike: RankedPlace[];
  /** Worse than the best. */
  worse: RankedPlace[];
  /** Columns of which the figure does not exist: fewer than two right or two wrong answers. */
  left: number[];
}

const LEVEL = 0.05;

/** What rounding leaves of a difference of nothing. */
const NOTHING = 1e-12;

/** A column with its figure over all its questions, where that exists. */
interface Measured {
  column: RankedColumn;
  whole: Influence | null;
}

/** Both figures on the questions that two columns share; what is known of all questions is not computed again. */
function onShared(figure: RankedFigure, one: Measured, other: Measured): (Influence | null)[] {
  const ids = one.column.questionIds;
  const theirs = other.column.questionIds;
  if (ids.length === theirs.length && ids.every((id, i) => id === theirs[i])) return [one.whole, other.whole];
  const places = new Map(theirs.map((id, i) => [id, i]));
  const both = ids.flatMap((id, i) => (places.has(id) ? [[i, places.get(id)!] as const] : []));
  return [one, other].map(({ column }, which) =>
    influenceOf(
      figure,
      both.map((pair) => column.values[pair[which]!]!),
      both.map((pair) => column.correct[pair[which]!]!)
    )
  );
}

function pValue(figure: RankedFigure, one: Measured, other: Measured): number {
  const [first, second] = onShared(figure, one, other);
  if (!first || !second) return 1;
  const difference = Math.abs(first.estimate - second.estimate);
  if (difference < NOTHING) return 1;
  const squares = first.pulls.reduce((sum, pull, i) => sum + (pull - second.pulls[i]!) ** 2, 0);
  const error = Math.sqrt(squares) / first.pulls.length;
  const fewer = Math.min(first.fewer, second.fewer);
  // The same difference in every answer leaves no variance to divide by: that all lie on one side is what is left to go by.
  if (error < NOTHING * difference) return 2 ** (1 - fewer);
  return studentTail(difference / error, fewer - 1);
}

const measured = (figure: RankedFigure, column: RankedColumn): Measured => ({
  column,
  whole: influenceOf(figure, column.values, column.correct)
});

/**
 * p-value of two columns having the same figure, paired by question: the difference over its standard error, by Student's t
 * with one degree of freedom less than there are answers of the rarer kind. Where the difference is the same in every answer,
 * and so has no error, by the sign test over the answers of the rarer kind: 2 (1/2)ⁿ. 1 where they share too few questions to tell.
 */
export function pairedPValue(figure: RankedFigure, one: RankedColumn, other: RankedColumn): number {
  return pValue(figure, measured(figure, one), measured(figure, other));
}

/**
 * Ranks columns by a figure. Since the best is the best of what was seen, it is not enough to correct for the comparisons
 * with it: every pair is tested, and Holm's correction is for all of them, so that where nothing differs the chance of
 * calling anything worse than the best is at most 5 %.
 * @returns `null` where the figure exists of none
 */
export function rankColumns(columns: readonly RankedColumn[], figure: RankedFigure): Ranking | null {
  const all = columns.map((column) => measured(figure, column));
  const there = all.flatMap(({ whole }, index) => (whole ? [{ index, estimate: whole.estimate }] : []));
  if (there.length === 0) return null;
  const pairs = there.flatMap(({ index: one }, i) =>
    there.slice(0, i).map(({ index: other }) => [one, other] as const)
  );
  const adjusted = holm(pairs.map(([one, other]) => pValue(figure, all[one]!, all[other]!)));
  const ranked = there.toSorted((a, b) => b.estimate - a.estimate || a.index - b.index);
  const best = ranked[0]!.index;
  const pOf = new Map<number, number>([[best, 1]]);
  pairs.forEach(([one, other], pair) => {
    if (one !== best && other !== best) return;
    const rival = one === best ? other : one;
    // Nothing is worse than what it beats on the questions they share.
    const [first, second] = onShared(figure, all[best]!, all[rival]!);
    const loses = first && second && first.estimate < second.estimate;
    pOf.set(rival, loses ? 1 : adjusted[pair]!);
  });
  const places = ranked.map((place) => ({ ...place, pValue: pOf.get(place.index)! }));
  return {
    figure,
    best: places[0]!,
    alike: places.slice(1).filter(({ pValue }) => pValue > LEVEL),
    worse: places.slice(1).filter(({ pValue }) => pValue <= LEVEL),
    left: all.flatMap(({ whole }, index) => (whole ? [] : [index]))
  };
}
