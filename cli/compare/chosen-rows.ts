import type { Row } from '../../src/lib/comparison/rows';
import { UsageError } from '../usage-error';

/** The rows that were asked for. @throws UsageError naming what matches none */
export function chosenRows(rows: readonly Row[], wanted: readonly string[] | null): Row[] {
  if (!wanted) return [...rows];
  const matches = ({ key, arm, signal }: Row, name: string) =>
    name === key || name === arm.id || name === signal.id;
  const missing = wanted.find((name) => !rows.some((row) => matches(row, name)));
  if (missing !== undefined) {
    throw new UsageError(
      `--rows: there is no row "${missing}". There are ${[...new Set(rows.map(({ key }) => key))].join(', ')}.`
    );
  }
  return rows.filter((row) => wanted.some((name) => matches(row, name)));
}

/** What is said where rows were named, and files have one confidence a line. */
export function rowsWithoutNames(files: readonly string[]): string {
  return `--rows names rows of runs: ${files.join(', ')} ${files.length === 1 ? 'has' : 'have'} one confidence a line. Leave --rows out.`;
}
