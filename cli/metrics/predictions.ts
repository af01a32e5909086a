import type { Place } from './faults';

/** What a file of predictions holds, row by row. */
export interface Predictions {
  format: PredictionsFormat;
  /** How sure, in [0, 1]; of K-way predictions the softmax probability of the likeliest option. */
  confidences: number[];
  /** 1 right, 0 wrong. */
  correct: number[];
  /** Logits or log-probabilities of K options and the right one, for K-way predictions. */
  options: { logits: number[][]; labels: number[] } | null;
  /** Stable names of the rows, which decide the split; the row's number where the file gives none. */
  ids: string[];
  /** Names of groups, where the file gives them. */
  groups: string[] | null;
  /** The file's own split, where it gives one. */
  split: Part[] | null;
  /** Rows left out because nothing was answered. */
  notAttempted: number;
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

/** One row of a file, still unchecked: its place and its cells by column or key. */
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
}
