import { readFileSync } from 'node:fs';
import { readInputFile } from '../input-file';

/**
 * The bytes of a file, or of standard input for `-`.
 * @throws UsageError when it is missing, no regular file, or cannot be read
 */
export function readBytes(file: string): Uint8Array<ArrayBuffer> {
  return file === '-' ? new Uint8Array(readFileSync(0)) : readInputFile(file, 'file of predictions');
}
