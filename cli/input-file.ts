import { readFileSync, statSync, type Stats } from 'node:fs';
import { UsageError } from './usage-error';

/** What a path leads to, where it is no regular file. */
function otherKind(found: Stats): string | null {
  if (found.isFile()) return null;
  if (found.isDirectory()) return 'a folder';
  if (found.isFIFO()) return 'a pipe (FIFO)';
  if (found.isSocket()) return 'a socket';
  return 'a device';
}

/**
 * Makes sure that a path leads to a regular file. A device or a pipe, which may never end, is not read.
 * @param what kind of file is wanted, in words, such as `question file`
 * @throws UsageError when it is missing or no regular file
 */
export function requireInputFile(path: string, what: string): void {
  const found = statSync(path, { throwIfNoEntry: false });
  if (!found) throw new UsageError(`There is no file "${path}".`);
  const kind = otherKind(found);
  if (kind) throw new UsageError(`"${path}" is ${kind}, which is not read. Name a ${what}.`);
}

/**
 * The bytes of a regular file. A device or a pipe, which may never end, is not read.
 * @param what kind of file is wanted, in words, such as `question file`
 * @throws UsageError when it is missing, no regular file, or cannot be read
 */
export function readInputFile(path: string, what: string): Uint8Array<ArrayBuffer> {
  try {
    requireInputFile(path, what);
    return new Uint8Array(readFileSync(path));
  } catch (error) {
    if (error instanceof UsageError) throw error;
    throw new UsageError(`"${path}" cannot be read: ${(error as Error).message}`);
  }
}
