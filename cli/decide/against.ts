import { coveragePair, type CoveragePair } from '../../src/lib/decisions/coverage-pair';
import { UsageError } from '../usage-error';
import { rowsNamed, titleAmong } from './named-rows';
import type { OpenedRows } from './open-rows';

/**
 * Risk over coverage of some rows against the row of a name, on the questions that chose nothing in either; a row is not held
 * against itself.
 * @param files every row of each file
 * @param decided the rows that are decided on
 * @throws UsageError naming what is in no file, or is the only row that is decided on
 */
export function pairsAgainst(
  files: readonly (readonly OpenedRows[])[],
  decided: readonly OpenedRows[],
  name: string,
  seed: number
): Map<OpenedRows, CoveragePair[]> {
  const others = rowsNamed('against', files, name);
  const titled = (opened: OpenedRows) => ({ ...opened.rows, title: titleAmong(files, opened) });
  const pairs = new Map(
    decided.map((own) => [
      own,
      others
        .filter(({ opened }) => opened !== own)
        .map(({ opened }) => coveragePair(titled(own), titled(opened), { seed }))
    ])
  );
  if ([...pairs.values()].every((found) => found.length === 0)) {
    throw new UsageError(
      `--against: "${name}" is the only row that is decided on; name another, or more of them with --rows.`
    );
  }
  return pairs;
}
