import { restoreFormula } from '../questions/formula-cell';
import { isBlank } from '../questions/import/tables/table';
import { asNumber } from '../questions/import/values/read-value';
import type { GivenSignal } from '../signals/given';
import { ConfidenceScale } from './confidence-scale';
import type { Faults, Place } from './faults';
import type { GradedAnswer } from './graded-answer';
import { readOutcome } from './outcome-cell';
import type { PredictedCell, PredictedQuestion } from './predicted-rows';
import type { RawRow } from './predictions';
import { nameOf } from './raw-rows';

/** Whether a number is a chance of being right, or a score whose order alone means something. */
export type Kind = GivenSignal['kind'];
/** Answers that were graded here, by where they stand. */
export type Graded = ReadonlyMap<Place, GradedAnswer>;

/** A line with the question that it is about. */
export interface Line {
  id: string;
  row: RawRow;
}

/** Lines of one arm and signal. */
export interface Lines {
  arm: string;
  signal: string;
  rows: Line[];
}

/** A cell as a name; '' where it is blank. */
export function textAt({ cells }: RawRow, column: string | undefined): string {
  const cell = column === undefined ? null : cells[column];
  return isBlank(cell) ? '' : restoreFormula(nameOf(cell));
}

/** How the numbers of a row are read. */
export interface CellReading {
  kind: Kind;
  /** Whether probabilities are from 0 to 100. */
  percent: boolean;
  /** Whether a score is larger the less sure: its sign is turned. */
  doubt?: boolean;
}

/** Reads the lines of one arm and signal. */
export function cellsOf(
  lines: readonly Line[],
  { confidence, correct, answer }: { confidence: string; correct: string; answer?: string },
  { kind, percent, doubt = false }: CellReading,
  faults: Faults,
  graded: Graded | undefined
): { cells: Map<string, PredictedCell>; notes: string[] } {
  const scale =
    kind === 'probability'
      ? new ConfidenceScale(
          lines.map(({ row }) => row.cells[confidence]),
          confidence,
          percent
        )
      : null;
  const valueOf = ({ place, cells }: RawRow): number | null => {
    const cell = cells[confidence];
    if (isBlank(cell)) return null;
    if (scale) return scale.read(cell, place, faults);
    const number = asNumber(cell);
    if (number === null) faults.add(place, confidence, cell, 'is not a number');
    // 0 − 0 is 0, where −0 would be written as another number.
    return number !== null && doubt ? 0 - number : number;
  };
  const cells = new Map<string, PredictedCell>();
  for (const { id, row } of lines) {
    const unparsed = textAt(row, correct).toLowerCase() === 'unparsed';
    const outcome = unparsed ? 'unparsed' : readOutcome(row.cells[correct], row.place, faults, correct);
    if (outcome === null) continue;
    const rule = graded?.get(row.place)?.finding.rule;
    const given = textAt(row, answer) || null;
    cells.set(id, {
      value: valueOf(row),
      correct: outcome,
      answer: given,
      ...(rule !== undefined && { rule })
    });
  }
  return { cells, notes: scale?.notes() ?? [] };
}

/** The questions of lines, in the order in which they first stand in the file. */
export function questionsOf(
  lines: readonly Line[],
  columns: { question?: string; group?: string },
  graded: Graded | undefined
): PredictedQuestion[] {
  const questions = new Map<string, PredictedQuestion>();
  for (const { id, row } of lines) {
    const known: PredictedQuestion = questions.get(id) ?? { id, text: null, group: null };
    known.text ??= textAt(row, columns.question) || null;
    known.group ??= textAt(row, columns.group) || null;
    known.accepted ??= graded?.get(row.place)?.accepted;
    questions.set(id, known);
  }
  return [...questions.values()];
}
