import { firstRows } from '../../src/lib/comparison/rows';
import { UsageError } from '../usage-error';
import type { OpenedRows } from './open-rows';

/** The row of one file that a name means: by its key, its file, or the first of its way to ask. */
function named(opened: readonly OpenedRows[], name: string): OpenedRows | undefined {
  const exact = opened.find(({ key, file }) => (key === null ? file === name : key === name));
  if (exact) return exact;
  const rows = opened.flatMap(({ row }) => (row && row.arm.id === name ? [row] : []));
  const [first] = firstRows(rows);
  return opened.find(({ row }) => row !== null && row === first);
}

/** What a row is called beside rows of other files. */
export function titleAmong(
  files: readonly (readonly OpenedRows[])[],
  { key, rows, file }: OpenedRows
): string {
  return files.length > 1 && key !== null ? `${rows.title} · ${file}` : rows.title;
}

/** A row that was named, and the number of its file. */
export interface NamedRow {
  at: number;
  opened: OpenedRows;
}

/**
 * Rows by a name, one of each file that has it.
 * @param option the argument the name was given to
 * @throws UsageError naming what is in no file
 */
export function rowsNamed(
  option: string,
  files: readonly (readonly OpenedRows[])[],
  name: string
): NamedRow[] {
  const found = files.flatMap((rows, at) => {
    const opened = named(rows, name);
    return opened ? [{ at, opened }] : [];
  });
  if (found.length > 0) return found;
  const known = [...new Set(files.flat().map(({ key, file }) => key ?? file))];
  throw new UsageError(`--${option}: there is no "${name}". There are ${known.join(', ')}.`);
}

/** A row with its file, and its key where that is wanted; predictions are called as their file, once. */
export function titleWithFile({ rows, key, file }: OpenedRows, withKey = false): string {
  const title = withKey && key !== null ? `${rows.title} (${key})` : rows.title;
  return title === file ? file : `${title} · ${file}`;
}
