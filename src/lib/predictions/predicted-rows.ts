import type { GivenSignal } from '../signals/given';
import type { ColumnRead } from './column-names';
import { repeatedIds, type Predictions } from './predictions';
import { PredictionsError } from './predictions-error';

/** A question of a file of predictions, as far as the file tells of it. */
export interface PredictedQuestion {
  id: string;
  text: string | null;
  group: string | null;
  /** Answers that are right, where the file gives them to be graded against. */
  accepted?: readonly string[];
}

/** What a row says of one question. */
export interface PredictedCell {
  /** How sure, larger is surer; `null` where nothing was read. */
  value: number | null;
  correct: 0 | 1 | 'not attempted' | 'unparsed';
  answer: string | null;
  /** The rule that graded the answer; missing where the file says whether it is right. */
  rule?: string;
  /** Logits of K options and the place of the right one. */
  options?: { logits: number[]; gold: number };
}

/** One row of the comparison: what was asked × what was read. */
export interface PredictedRow {
  arm: string;
  /** Id of the lab's method, where the file names one beside the arm. */
  method: string | null;
  signal: GivenSignal;
  /** By the question's id. */
  cells: ReadonlyMap<string, PredictedCell>;
}

/** What a file of predictions holds, as rows for the comparison. */
export interface PredictedRows {
  /** In the order in which they first stand in the file. */
  questions: PredictedQuestion[];
  /** Rows of an arm stand together. */
  rows: PredictedRow[];
  /** Name of the model, where the file names just one. */
  model: string | null;
  /** Seed behind intervals, where the file gives one. */
  seed: number | null;
  columns: ColumnRead[];
  notUsed: string[];
  notes: string[];
}

/** The arm and the signal of a file with one confidence a question. */
export const ONE_ARM = 'predictions';
export const ONE_SIGNAL = 'confidence';

/**
 * The one row of a file with a confidence, or options, a line.
 * @throws PredictionsError where an id stands in several lines: the comparison counts each question once
 */
export function oneRow(predictions: Predictions, file: string): PredictedRows {
  const { graded } = predictions;
  const { ids, groups, confidences, correct, options, split, notAttempted, columns, notUsed, notes } =
    predictions;
  const repeated = repeatedIds(predictions);
  if (repeated) {
    throw new PredictionsError(
      `${file}: ${ids.length} lines have only ${new Set(ids).size} different ids. The comparison counts each question once; where lines are of several methods or confidences, name these in columns "arm" and "signal".`
    );
  }
  const cells = ids.map((id, i): [string, PredictedCell] => [
    id,
    {
      value: confidences[i]!,
      correct: correct[i] === 1 ? 1 : 0,
      answer: graded?.[i]?.answer ?? null,
      ...(graded?.[i] && { rule: graded[i].finding.rule }),
      ...(options && { options: { logits: options.logits[i]!, gold: options.labels[i]! } })
    }
  ]);
  return {
    questions: ids.map((id, i) => ({
      id,
      text: graded?.[i]?.question ?? null,
      group: groups?.[i] ?? null,
      ...(graded?.[i] && { accepted: graded[i].accepted })
    })),
    rows: [
      {
        arm: ONE_ARM,
        method: null,
        signal: { id: ONE_SIGNAL, kind: 'probability', options: options !== null },
        cells: new Map(cells)
      }
    ],
    model: null,
    seed: null,
    columns,
    notUsed,
    notes: [
      ...notes,
      ...(notAttempted > 0 ? [`${notAttempted} not attempted, left out.`] : []),
      ...(split
        ? ['The file’s own split is not used in the comparison, which splits by a stable hash of the id.']
        : [])
    ]
  };
}
