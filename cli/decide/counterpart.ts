import { UsageError } from '../usage-error';
import type { OpenedRows } from './open-rows';

/**
 * The row of another file that a row is held against: the one of the same key or, where one of them is a file with a single
 * confidence, the other's only row.
 * @returns `undefined` where a run has no such row
 * @throws UsageError where a file with a single confidence meets several rows
 */
export function counterpart(
  option: string,
  own: OpenedRows,
  others: readonly OpenedRows[]
): OpenedRows | undefined {
  const [first] = others;
  if (own.key !== null && first?.key !== null) return others.find(({ key }) => key === own.key);
  if (others.length > 1) {
    throw new UsageError(
      `--${option}: ${own.file} has one row, and ${first.file} has ${others.length}: name one of them with --rows. There are ${others.map(({ key }) => key).join(', ')}.`
    );
  }
  return first;
}
