import Papa from 'papaparse';
import type { Question } from '../../question';
import type { ImportSource } from '../import-options';
import type { ImportResult, MendableRow } from '../import-result';
import type { Table, TableRow } from '../tables/table';

const MOST_COLUMNS = 40;
const MOST_TEXT = 5_000;

/** A row that was left out as a person can mend it, or `null` where its cells are no plain texts or too long for a form. */
export function mendableRow({ columns, hasHeader }: Table, { values }: TableRow): MendableRow | null {
  if (columns.length > MOST_COLUMNS) return null;
  if (values.some((value) => typeof value === 'object' && value !== null)) return null;
  const cells = columns.map((column, i) => ({ column, text: String(values[i] ?? '') }));
  if (cells.reduce((sum, { text }) => sum + text.length, 0) > MOST_TEXT) return null;
  return { hasHeader, cells };
}

/**
 * A file whose first row is a mended one, under the columns of its table. Some of the table's own rows stand behind it, so
 * that it is recognised as its table was.
 */
export function mendedFile(
  file: string,
  { hasHeader, cells }: MendableRow,
  own: readonly (readonly string[])[]
): ImportSource {
  const header = hasHeader ? [cells.map(({ column }) => column)] : [];
  const rows = [...header, cells.map(({ text }) => text), ...own];
  const name = `${file
    .split('/')
    .at(-1)!
    .replace(/\.[^.]*$/, '')}.csv`;
  return { name, bytes: new TextEncoder().encode(Papa.unparse(rows)) };
}

/** What became of the mended row of such a file: its question, or what is still wrong with it, in words. */
export function mendedQuestion(
  { questions, faults }: ImportResult,
  { hasHeader }: MendableRow
): { question: Question } | { wrong: string } {
  const first = hasHeader ? 2 : 1;
  const fault = faults.find(({ row, effect }) => row === first && effect === 'row left out');
  if (fault) return { wrong: fault.column === null ? fault.reason : `${fault.column}: ${fault.reason}` };
  const [question] = questions;
  return question
    ? { question }
    : { wrong: 'This still makes no question. Keep the others, and add it by hand.' };
}
