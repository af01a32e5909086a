import type { Interval } from '../calibration/intervals/bootstrap-interval';
import { clopperPearson } from '../calibration/conformal/coverage';
import { requireConfidences, requireOutcomes } from '../calibration/outcomes';
import { ofThousand } from './number-words';

/** What is done with the answers of a band. */
export type BandAction = 'answer' | 'disclaimer' | 'review' | 'person';

/** The actions from the surest band to the least sure, for people. */
const bandActions: readonly { action: BandAction; words: string; takesPerson: boolean }[] = [
  { action: 'answer', words: 'answered as it is', takesPerson: false },
  { action: 'disclaimer', words: 'answered with a disclaimer', takesPerson: false },
  { action: 'review', words: 'reviewed by a person first', takesPerson: true },
  { action: 'person', words: 'handed to a person', takesPerson: true }
];

/** Lower edges of the first three bands, falling; the last band goes down to 0. */
export type BandEdges = readonly [number, number, number];

/** The edges a page starts with. */
export const usualEdges: BandEdges = [0.85, 0.6, 0.4];

/** Answers of one band. */
export interface Band {
  action: BandAction;
  words: string;
  takesPerson: boolean;
  /** Confidences from `low` (included) to `high` (not included, except 1). */
  low: number;
  high: number;
  n: number;
  right: number;
  /** Share of all answers, with its exact 95 % interval; NaN and `null` without answers. */
  share: number;
  shareInterval: Interval | null;
  /** Share right of the band's answers. */
  precision: number;
  precisionInterval: Interval | null;
}

/** All bands and what they mean for people. */
export interface BandTable {
  n: number;
  bands: Band[];
  /** Questions of 1,000 that take a person, with its exact 95 % interval. */
  load: number;
  loadInterval: Interval | null;
  /** Wrong answers of 1,000 that reach a reader without a person. */
  unseenWrong: number;
  unseenWrongInterval: Interval | null;
}

/**
 * Checks edges.
 * @throws RangeError when they do not fall strictly within (0, 1)
 */
function requireEdges([first, second, third]: BandEdges): void {
  if (!(1 > first && first > second && second > third && third > 0)) {
    throw new RangeError(
      `Edges of bands must fall strictly between 1 and 0, got ${first}, ${second}, ${third}`
    );
  }
}

const exact = (count: number, n: number): Interval | null => (n === 0 ? null : clopperPearson(count, n));

const thousandfold = (interval: Interval | null): Interval | null =>
  interval && [1000 * interval[0], 1000 * interval[1]];

/**
 * Sorts answers into bands by confidence and counts, with exact intervals (Clopper & Pearson 1934).
 * @param confidences in [0, 1]
 * @param correct 1 right, 0 wrong
 * @throws RangeError for edges that do not fall, or naming the row of a bad confidence or outcome
 */
export function bandTable(
  confidences: ArrayLike<number>,
  correct: ArrayLike<number>,
  edges: BandEdges = usualEdges
): BandTable {
  requireEdges(edges);
  requireConfidences(confidences);
  requireOutcomes(confidences, correct);
  const lows = [...edges, 0];
  const counts = lows.map(() => ({ n: 0, right: 0 }));
  const n = confidences.length;
  for (let row = 0; row < n; row++) {
    const band = counts[lows.findIndex((low) => confidences[row]! >= low)]!;
    band.n++;
    band.right += correct[row]!;
  }
  const bands = bandActions.map((action, i) => {
    const count = counts[i]!;
    return {
      ...action,
      low: lows[i]!,
      high: i === 0 ? 1 : lows[i - 1]!,
      ...count,
      share: count.n / n,
      shareInterval: exact(count.n, n),
      precision: count.right / count.n,
      precisionInterval: exact(count.right, count.n)
    };
  });
  const sum = (of: (band: Band) => number) => bands.reduce((total, band) => total + of(band), 0);
  const toPeople = sum((band) => (band.takesPerson ? band.n : 0));
  const unseen = sum((band) => (band.takesPerson ? 0 : band.n - band.right));
  return {
    n,
    bands,
    load: (1000 * toPeople) / n,
    loadInterval: thousandfold(exact(toPeople, n)),
    unseenWrong: (1000 * unseen) / n,
    unseenWrongInterval: thousandfold(exact(unseen, n))
  };
}

/** Bands of confidences, and where these come from. */
export interface BandsOf {
  table: BandTable;
  /** Whose confidences they are, for people. */
  of: string;
  /** What the calibrator before them loses, in sentences; empty where nothing is lost, or none came before. */
  lost: string;
}

/** What bands mean, in words: first what the calibrator before them loses. */
export function bandsSentence({ table, lost }: BandsOf): string {
  return [lost, bandSentence(table)].filter(Boolean).join(' ');
}

/** Bands by some confidences; or why there are none. */
export type MadeBands = BandsOf | { reason: string };

/** What the bands mean, in words. */
export function bandSentence({ n, load, loadInterval, unseenWrong, unseenWrongInterval }: BandTable): string {
  if (n === 0) return 'There are no questions to sort into bands.';
  return `Of 1,000 questions, ${ofThousand(load, loadInterval)} take a person, and ${ofThousand(unseenWrong, unseenWrongInterval)} get a wrong answer that nobody has checked.`;
}
