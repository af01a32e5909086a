import type { Table } from '../questions/import/tables/table';
import type { Faults } from './faults';
import type { PredictedRows } from './predicted-rows';
import type { ReadingChoices } from './predictions';
import { PredictionsError } from './predictions-error';
import { rowsOf } from './raw-rows';
import { cellsOf, questionsOf, textAt, type Graded, type Line } from './read-cells';
import { refuseModels } from './refuse-models';
import type { RowRole } from './row-columns';
import { wideColumnsRead, type WideColumn, type WideColumns } from './wide-columns';
import { wideKind } from './wide-kind';

/** The lines with their questions' ids, their numbers where the file has none; an id that stands twice is a fault. */
function linesOf(table: Table, column: string | undefined, faults: Faults): Line[] {
  const seen = new Set<string>();
  return rowsOf(table).flatMap((row, i) => {
    const id = column === undefined ? `row ${i}` : textAt(row, column);
    if (id === '') {
      faults.add(row.place, column!, undefined, 'is empty; every line says which question it is about');
      return [];
    }
    if (seen.has(id)) {
      faults.add(row.place, column!, id, 'appears twice, and the comparison counts each question once');
      return [];
    }
    seen.add(id);
    return [{ id, row }];
  });
}

/** The option that says what a column is, beside the others as they are read. */
function cureOf(rows: readonly WideColumn[], asked: string, as: RowRole): string {
  const named = rows.map(
    ({ column, as: said }) => `${column === asked ? as : (said ?? 'confidence')}=${column}`
  );
  return `--columns ${named.join(',')}`;
}

/**
 * Reads a table with a line for each question and a column for each confidence: each of these is a row.
 * @param file its name, for messages
 * @param faults those found so far
 * @param graded answers that were graded here, by where they stand
 * @throws PredictionsError listing what is wrong in it, line by line, or saying what cannot be known of a column
 */
export function readWide(
  table: Table,
  columns: WideColumns,
  file: string,
  choices: ReadingChoices,
  faults: Faults,
  graded?: Graded
): PredictedRows {
  refuseModels(table, rowsOf(table), choices, file);
  const lines = linesOf(table, columns.id, faults);
  const notes = new Set<string>([
    `Each of ${columns.rows.map(({ column }) => `"${column}"`).join(', ')} was read as a row of its own.`
  ]);
  const rows = columns.rows.map((row) => {
    const { column, arm, signal, correct } = row;
    const { notes: told, ...reading } = wideKind(
      row,
      lines.map(({ row: { cells } }) => cells[column]),
      choices.percent ?? false,
      { file, cure: (as) => cureOf(columns.rows, column, as) }
    );
    const read = cellsOf(
      lines,
      { confidence: column, correct, answer: columns.answer },
      reading,
      faults,
      graded
    );
    for (const note of [...told, ...read.notes]) notes.add(note);
    return {
      arm,
      method: null,
      signal: { id: signal, kind: reading.kind, options: false },
      cells: read.cells
    };
  });
  faults.throwIfAny();
  if (lines.length === 0) throw new PredictionsError(`${file} has no rows: there is nothing to compute.`);
  const { columns: roles, notUsed } = wideColumnsRead(table, columns);
  if (columns.split !== undefined) {
    notes.add('The file’s own split is not used in the comparison, which splits by a stable hash of the id.');
  }
  if (notUsed.length > 0) notes.add(`Not used: ${notUsed.slice(0, 12).join(', ')}.`);
  return {
    questions: questionsOf(lines, columns, graded),
    rows,
    model: null,
    seed: null,
    columns: roles,
    notUsed,
    notes: [...notes]
  };
}
