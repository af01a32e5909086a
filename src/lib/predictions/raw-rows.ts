import type { Table } from '../questions/import/tables/table';
import type { RawRow } from './predictions';

/** The rows of a table, still unchecked, each with its place in the file. */
export function rowsOf(table: Table): RawRow[] {
  return table.rows.map(({ row, line, values }) => ({
    place: line === null ? `row ${row}` : `line ${line}`,
    cells: Object.fromEntries(table.columns.map((column, i) => [column, values[i]]))
  }));
}

/** A cell as a name: texts and numbers as they are, lists and records as JSON. */
export function nameOf(cell: unknown): string {
  return typeof cell === 'object' ? JSON.stringify(cell) : String(cell).trim();
}
