import { openAsBlob } from 'node:fs';
import { basename } from 'node:path';
import type { ReadingChoices } from '../src/lib/predictions/predictions';
import { openAny, openPredicted, type OpenedPredictions } from '../src/lib/predictions/open-predicted';
import { PredictionsError } from '../src/lib/predictions/predictions-error';
import type { PredictedRows } from '../src/lib/predictions/predicted-rows';
import { isRunFile } from '../src/lib/runs/file/read';
import { runOfPredictions } from '../src/lib/runs/predictions/from-predictions';
import type { RunFile } from '../src/lib/runs/run';
import { readRunAt } from './read-run';
import { requireInputFile } from './input-file';
import { readBytes } from './metrics/read-bytes';
import { UsageError } from './usage-error';

/** Waits for what reads predictions. @throws UsageError with the words of a PredictionsError */
export async function orUsageError<Read>(read: () => Promise<Read> | Read): Promise<Read> {
  try {
    return await read();
  } catch (error) {
    throw error instanceof PredictionsError ? new UsageError(error.message) : error;
  }
}

/** What a file of predictions is called: its path, or `standard input`. */
export const nameOfInput = (path: string) => (path === '-' ? 'standard input' : path);

/** Whether a path leads to a run of the lab. @throws UsageError where it leads nowhere */
export async function holdsRun(path: string): Promise<boolean> {
  if (path === '-') return false;
  requireInputFile(path, 'run of the lab or file of predictions');
  return isRunFile(await openAsBlob(path));
}

/**
 * Refuses options that say how a file of predictions is read where no file is one.
 * @throws UsageError where every file is a run of the lab, or leads nowhere
 */
export async function requireReadable(paths: readonly string[], reading: ReadingChoices): Promise<void> {
  const { columns = {}, rows, percent = false, use, indexBase, splitAnswers } = reading;
  const said =
    Object.keys(columns).length > 0 ||
    rows !== undefined ||
    percent ||
    use !== undefined ||
    indexBase !== undefined ||
    splitAnswers !== undefined;
  if (!said) return;
  for (const path of paths) if (!(await holdsRun(path))) return;
  throw new UsageError(
    `--columns, --percent, --use, --index-base and --split-answers say how a file of predictions is read: ${paths.join(', ')} ${paths.length === 1 ? 'is a run' : 'are runs'} of the lab.`
  );
}

/** A file of predictions of any layout. @throws UsageError saying what is wrong in it */
export function openPredictionsAt(path: string, reading: ReadingChoices): Promise<OpenedPredictions> {
  return orUsageError(() => openAny(readBytes(path), nameOfInput(path), reading));
}

/** Says on standard error what was noticed in reading a file, where what is written has no place for it. */
export function sayNotes(path: string, notes: readonly string[]): void {
  for (const note of notes) process.stderr.write(`${nameOfInput(path)}: ${note}\n`);
}

/** The rows of a file of predictions as a run without replies. @throws UsageError where they cannot be one */
export function runOfRows(predicted: PredictedRows, path: string): Promise<RunFile> {
  return orUsageError(() =>
    runOfPredictions(predicted, basename(nameOfInput(path)), new Date().toISOString())
  );
}

/**
 * A run from its file, or from a file of predictions as a run without replies.
 * @throws UsageError naming the file when it cannot be read
 */
export async function openRunAt(path: string, reading: ReadingChoices): Promise<RunFile> {
  if (await holdsRun(path)) return readRunAt(path);
  const predicted = await orUsageError(() => openPredicted(readBytes(path), nameOfInput(path), reading));
  return runOfRows(predicted, path);
}
