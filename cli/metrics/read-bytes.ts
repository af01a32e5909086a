import { readFileSync, statSync } from 'node:fs';
import { UsageError } from '../usage-error';

/**
 * The bytes of a file, or of standard input for `-`.
 * @throws UsageError when it is missing, a folder, or cannot be read
 */
export function readBytes(file: string): Uint8Array<ArrayBuffer> {
  try {
    if (file === '-') return new Uint8Array(readFileSync(0));
    const found = statSync(file, { throwIfNoEntry: false });
    if (!found) throw new UsageError(`There is no file "${file}".`);
    if (found.isDirectory()) throw new UsageError(`"${file}" is a folder; name a file of predictions.`);
    return new Uint8Array(readFileSync(file));
  } catch (error) {
    if (error instanceof UsageError) throw error;
    throw new UsageError(`"${file}" cannot be read: ${(error as Error).message}`);
  }
}
