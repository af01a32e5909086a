import { openAsBlob } from 'node:fs';
import { RunFileError } from '../src/lib/runs/file/checked';
import { readRunFile } from '../src/lib/runs/file/read';
import type { RunFile } from '../src/lib/runs/run';
import { requireInputFile } from './input-file';
import { UsageError } from './usage-error';

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
