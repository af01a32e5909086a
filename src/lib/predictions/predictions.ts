import type { ColumnRole } from './column-names';
import type { Place } from './faults';
import type { GradedAnswer } from './graded-answer';
import type { RowColumn } from './row-columns';

/** What a file of predictions holds, row by row. */
export interface Predictions {
  format: PredictionsFormat;
  /** How sure, in [0, 1]; of K-way predictions the softmax probability of the likeliest option. */
  confidences: number[];
  /** 1 right, 0 wrong. */
  correct: number[];
  /** Logits or log-probabilities of K options and the right one, for K-way predictions with one right option each. */
  options: { logits: number[][]; labels: number[] } | null;
  /** Stable names of the rows, which decide the split; the row's number where the file gives none. */
  ids: string[];
  /** Names of groups, where the file gives them. */
  groups: string[] | null;
  /** The file's own split, where it gives one. */
  split: Part[] | null;
  /** Answers that were graded here, row by row; missing where the file says what was right. */
  graded?: readonly GradedAnswer[];
  /** Rows left out because nothing was answered. */
  notAttempted: number;
  /** Which column was read as what, by the file's own names. */
  columns: { role: ColumnRole; column: string }[];
  /** Columns that were not read. */
  notUsed: string[];
  /** What a reader should know about how the file was read. */
  notes: string[];
}

/**
 * The ids, where some come more than once: answers to one question hang together, and are drawn and counted together.
 * `undefined` where every row has an id of its own.
 */
export function repeatedIds({ ids }: Pick<Predictions, 'ids'>): string[] | undefined {
  return new Set(ids).size < ids.length ? ids : undefined;
}

/** Kinds of file that are recognised, by content. */
export type PredictionsFormat = 'confidences' | 'logits' | 'lm-evaluation-harness';

/** Part of the split a row is in: calibrators are fitted on `fit` and judged on `judge`. */
export type Part = 'fit' | 'judge';

/** What separates several right answers in one cell; `none`: nothing, each cell is one answer. */
export const goldSeparators = [';', '|', '/', 'none'] as const;
export type GoldSeparator = (typeof goldSeparators)[number];

/** What a person says of a file that it does not say by itself. */
export interface ReadingChoices {
  /** Columns by role, before any that is known by its name. */
  columns?: Partial<Record<ColumnRole, string>>;
  /** Columns that are each a row of its own, in place of one confidence. */
  rows?: readonly RowColumn[];
  /** Whether confidences (or `probs`) are from 0 to 100. */
  percent?: boolean;
  /** Which of the two is read where a file has both; `logits` also means `logprobs` and `probs`. */
  use?: 'confidence' | 'logits';
  /** What the first option is called where `label` is an index; 0 unless said. */
  indexBase?: 0 | 1;
  /** What separates several right answers in one cell, where answers are graded here; lists are lists. */
  splitAnswers?: GoldSeparator;
  /** Whether another split than the file's own will be used, so that ids may stand in both of its parts. */
  ignoreSplit?: boolean;
}

/** One row of a file, still unchecked: its place and its cells by column. */
export interface RawRow {
  place: Place;
  cells: Record<string, unknown>;
}

/** One row that was read. */
export interface PredictionRow {
  confidence: number;
  correct: 0 | 1;
  /** K-way logits or log-probabilities and the index of the right option. */
  option?: { logits: number[]; label: number };
  /** Where several options are right: their probability in all, in [0, 1]. */
  rightMass?: number;
}

/** What reading one row gives; `null` when it has a fault. */
export type RowReading = PredictionRow | 'not attempted' | null;
