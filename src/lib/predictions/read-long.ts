import type { Table } from '../questions/import/tables/table';
import { asNumber } from '../questions/import/values/read-value';
import { isArmMethod } from '../methods/is-arm-method';
import { findSignal } from '../signals/registry';
import type { Faults } from './faults';
import { longColumnsRead, type LongColumns } from './long-columns';
import { ONE_ARM, ONE_SIGNAL, type PredictedRows } from './predicted-rows';
import type { RawRow, ReadingChoices } from './predictions';
import { PredictionsError } from './predictions-error';
import { rowsOf } from './raw-rows';
import { cellsOf, questionsOf, textAt, type Graded, type Kind, type Lines } from './read-cells';

const kindWords: Record<string, Kind> = {
  probability: 'probability',
  p: 'probability',
  rank: 'rank-score',
  'rank-score': 'rank-score',
  score: 'rank-score'
};

/** The one value of a column; `null` where it has none or several. */
function theOne(rows: readonly RawRow[], column: string | undefined): string | null {
  const values = new Set(rows.map((row) => textAt(row, column)));
  const [value = ''] = values;
  return column !== undefined && values.size === 1 && value !== '' ? value : null;
}

/** The lines by arm and signal, those of an arm together; a question that stands twice in one of them is a fault. */
function linesOf(rows: readonly RawRow[], columns: LongColumns, faults: Faults): Lines[] {
  const arms = new Map<string, Map<string, Lines & { ids: Set<string> }>>();
  for (const row of rows) {
    const id = textAt(row, columns.id);
    if (id === '') {
      faults.add(row.place, columns.id, undefined, 'is empty; every line says which question it is about');
      continue;
    }
    const arm = textAt(row, columns.arm ?? columns.method) || ONE_ARM;
    const signal = textAt(row, columns.signal) || ONE_SIGNAL;
    let own = arms.get(arm);
    if (!own) arms.set(arm, (own = new Map()));
    let lines = own.get(signal);
    if (!lines) own.set(signal, (lines = { arm, signal, rows: [], ids: new Set() }));
    if (lines.ids.has(id)) {
      const of = [columns.arm ?? columns.method, columns.signal].filter(Boolean).join(' and ');
      faults.add(row.place, columns.id, id, `appears twice under the same ${of}`);
      continue;
    }
    lines.ids.add(id);
    lines.rows.push({ id, row });
  }
  return [...arms.values()].flatMap((own) => [...own.values()]);
}

/**
 * Whether a row claims to be a chance of being right: as its lines say, else as the lab's signal of that name is, else where
 * every number lies between 0 and 1.
 */
function kindOf({ arm, signal, rows }: Lines, columns: LongColumns, percent: boolean, faults: Faults): Kind {
  const said = new Map<string, RawRow>();
  for (const { row } of rows) said.set(textAt(row, columns.kind).toLowerCase(), row);
  said.delete('');
  const [, other] = said;
  if (other) {
    const [word, row] = other;
    faults.add(row.place, columns.kind!, word, `differs from other lines of ${arm}/${signal}`);
  }
  for (const [word, row] of said) {
    if (Object.hasOwn(kindWords, word)) return kindWords[word]!;
    faults.add(row.place, columns.kind!, word, 'is not a kind; it must be probability or rank');
    return 'probability';
  }
  const known = findSignal(signal)?.kind;
  if (known) return known;
  const outside = rows.find(({ row }) => {
    const number = asNumber(row.cells[columns.confidence]);
    return number !== null && (number < 0 || number > 1);
  });
  if (outside && !percent) {
    const { place, cells } = outside.row;
    faults.add(
      place,
      columns.confidence,
      cells[columns.confidence],
      `is outside 0 to 1; where ${arm}/${signal} is a score whose order alone means something, say so with a column "kind" and the word "rank"`
    );
  }
  return 'probability';
}

/**
 * Reads a table with a line for each question, arm and signal.
 * @param file its name, for messages
 * @param faults those found so far
 * @param graded answers that were graded here, by where they stand
 * @throws PredictionsError listing what is wrong in it, line by line
 */
export function readLong(
  table: Table,
  columns: LongColumns,
  file: string,
  { percent = false }: ReadingChoices,
  faults: Faults,
  graded?: Graded
): PredictedRows {
  const rows = rowsOf(table);
  const notes = new Set<string>(percent ? ['Confidences were read as percentages.'] : []);
  const read = linesOf(rows, columns, faults).map((lines) => {
    const kind = kindOf(lines, columns, percent, faults);
    const { cells, notes: own } = cellsOf(lines.rows, columns, { kind, percent }, faults, graded);
    for (const note of own) notes.add(note);
    const method = columns.arm === undefined ? '' : textAt(lines.rows[0]!.row, columns.method);
    return {
      arm: lines.arm,
      method: isArmMethod(method) ? method : null,
      signal: { id: lines.signal, kind, options: false },
      cells
    };
  });
  faults.throwIfAny();
  if (read.length === 0) throw new PredictionsError(`${file} has no rows: there is nothing to compute.`);
  const seed = Number(theOne(rows, columns.seed) ?? NaN);
  const { columns: roles, notUsed } = longColumnsRead(table, columns);
  if (notUsed.length > 0) notes.add(`Not used: ${notUsed.slice(0, 12).join(', ')}.`);
  return {
    questions: questionsOf(
      rows.map((row) => ({ id: textAt(row, columns.id), row })),
      columns,
      graded
    ),
    rows: read,
    model: theOne(rows, columns.model),
    seed: Number.isSafeInteger(seed) ? seed : null,
    columns: roles,
    notUsed,
    notes: [...notes]
  };
}
