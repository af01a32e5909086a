import { openAsBlob } from 'node:fs';
import { requireInputFile } from '../input-file';
import { compareRow } from '../../src/lib/comparison/compare';
import { rowsOf } from '../../src/lib/comparison/rows';
import { RunFileError } from '../../src/lib/runs/file/checked';
import { readRunFile } from '../../src/lib/runs/file/read';
import type { RunFile } from '../../src/lib/runs/run';
import { UsageError } from '../usage-error';
import { parseCompareArguments } from './arguments';
import { chosenRows } from './chosen-rows';
import { comparisonJson } from './compared-row-json';
import { comparisonText } from './comparison-text';

/** A run from its file. @throws UsageError naming the file when it cannot be read */
export async function readRunAt(path: string): Promise<RunFile> {
  requireInputFile(path, 'run of the lab');
  try {
    return await readRunFile(await openAsBlob(path));
  } catch (error) {
    if (error instanceof RunFileError) throw new UsageError(`${path}: ${error.message}`);
    throw new UsageError(`${path} could not be read: ${(error as Error).message}`);
  }
}

/** `lab compare`: every row of stored runs, without a model. Returns the exit code. */
export async function compare(argv: string[]): Promise<number> {
  const { files, json, withValues, rows, settings } = parseCompareArguments(argv);
  const runs: RunFile[] = [];
  for (const path of files) runs.push(await readRunAt(path));
  const compared = chosenRows(runs.flatMap(rowsOf), rows).map((row) => compareRow(row, settings));
  process.stdout.write(json ? comparisonJson(compared, withValues) : comparisonText(compared));
  return 0;
}
