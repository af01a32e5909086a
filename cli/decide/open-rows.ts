import { rowsOf, type Row } from '../../src/lib/comparison/rows';
import type { DecisionRows } from '../../src/lib/decisions/decision-rows';
import { rowsOfComparison } from '../../src/lib/decisions/rows-of-comparison';
import { rowsOfPredictions } from '../../src/lib/decisions/rows-of-predictions';
import type { ReadingChoices } from '../../src/lib/predictions/predictions';
import type { RunFile } from '../../src/lib/runs/run';
import { readRunAt } from '../read-run';
import { holdsRun, nameOfInput, openPredictionsAt, runOfRows } from '../open-predictions';
import { UsageError } from '../usage-error';

/** Rows to decide on, with the file they are from. */
export interface OpenedRows {
  file: string;
  /** `arm/signal` of a run's row; `null` for predictions. */
  key: string | null;
  /** The run's row; `null` for predictions. */
  row: Row | null;
  rows: DecisionRows;
}

/** How files are opened. */
export interface OpenChoices {
  reading: ReadingChoices;
  split: number | null;
}

/**
 * All rows of a run.json, or of a file of predictions as `lab metrics` reads it.
 * @throws UsageError naming the file when it cannot be read
 */
export async function openRows(path: string, { reading, split }: OpenChoices): Promise<OpenedRows[]> {
  const fixed = (what: string) => {
    if (split === null) return;
    throw new UsageError(
      `--split is for files of predictions with one confidence a line; ${path} ${what}, whose halves are fixed.`
    );
  };
  const opened = (file: RunFile) =>
    rowsOf(file).map((row) => ({
      file: nameOfInput(path),
      key: row.key,
      row,
      rows: rowsOfComparison(row)
    }));
  if (await holdsRun(path)) {
    fixed('is a run');
    return opened(await readRunAt(path));
  }
  const read = await openPredictionsAt(path, reading);
  if (read.layout === 'several') {
    fixed('has several rows');
    return opened(await runOfRows(read.predicted, path));
  }
  const file = nameOfInput(path);
  return [{ file, key: null, row: null, rows: rowsOfPredictions(read.predictions, file, { share: split }) }];
}
