import type { Table, TableRow } from '../questions/import/tables/table';
import type { Place } from './faults';
import type { RawRow } from './predictions';

/** Where a row begins in its file. */
export function placeOf({ row, line }: Pick<TableRow, 'row' | 'line'>): Place {
  return line === null ? `row ${row}` : `line ${line}`;
}

/** The rows of a table, still unchecked, each with its place in the file. */
export function rowsOf(table: Table): RawRow[] {
  return table.rows.map((row) => ({
    place: placeOf(row),
    cells: Object.fromEntries(table.columns.map((column, i) => [column, row.values[i]]))
  }));
}

/** A cell as a name: texts and numbers as they are, lists and records as JSON. */
export function nameOf(cell: unknown): string {
  return typeof cell === 'object' ? JSON.stringify(cell) : String(cell).trim();
}
