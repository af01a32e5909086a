import { defuseFormula } from './formula-cell';

/** A field as RFC 4180 wants it, quoted also where a reader might trim it; text that a spreadsheet would take for a formula is defused. */
export function csvCell(cell: string | number): string {
  const safe = typeof cell === 'number' ? String(cell) : defuseFormula(cell);
  return /[",\r\n]|^\s|\s$/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** A table as CSV text; without a byte order mark. */
export function csvText(columns: readonly string[], rows: readonly (readonly (string | number)[])[]): string {
  return [columns, ...rows].map((row) => `${row.map(csvCell).join(',')}\r\n`).join('');
}
