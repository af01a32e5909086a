import { openAsBlob } from 'node:fs';
import { rowsOf, type Row } from '../../src/lib/comparison/rows';
import type { DecisionRows } from '../../src/lib/decisions/decision-rows';
import { rowsOfComparison } from '../../src/lib/decisions/rows-of-comparison';
import { rowsOfPredictions } from '../../src/lib/decisions/rows-of-predictions';
import type { ReadingChoices } from '../../src/lib/predictions/predictions';
import { PredictionsError } from '../../src/lib/predictions/predictions-error';
import { openPredictions } from '../../src/lib/predictions/read-predictions';
import { isRunFile } from '../../src/lib/runs/file/read';
import { readRunAt } from '../compare/compare';
import { chosenRows } from '../compare/chosen-rows';
import { requireInputFile } from '../input-file';
import { readBytes } from '../metrics/read-bytes';
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
  /** Rows of runs that are wanted; `null` for all. */
  wanted: readonly string[] | null;
  reading: ReadingChoices;
  split: number | null;
}

/** Whether a path leads to a run of the lab. */
async function holdsRun(path: string): Promise<boolean> {
  if (path === '-') return false;
  requireInputFile(path, 'run of the lab or file of predictions');
  return isRunFile(await openAsBlob(path));
}

/**
 * The rows of a run.json, or of a file of predictions as `lab metrics` reads it.
 * @throws UsageError naming the file when it cannot be read, or the row that it does not have
 */
export async function openRows(path: string, { wanted, reading, split }: OpenChoices): Promise<OpenedRows[]> {
  if (await holdsRun(path)) {
    if (split !== null) {
      throw new UsageError(`--split is for files of predictions; ${path} is a run, whose halves are fixed.`);
    }
    return chosenRows(rowsOf(await readRunAt(path)), wanted).map((row) => ({
      file: path,
      key: row.key,
      row,
      rows: rowsOfComparison(row)
    }));
  }
  const file = path === '-' ? 'standard input' : path;
  try {
    const predictions = await openPredictions(readBytes(path), file, reading);
    return [{ file, key: null, row: null, rows: rowsOfPredictions(predictions, file, { share: split }) }];
  } catch (error) {
    throw error instanceof PredictionsError ? new UsageError(error.message) : error;
  }
}
