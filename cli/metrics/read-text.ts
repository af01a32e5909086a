import { readFileSync, statSync } from 'node:fs';
import { UsageError } from '../usage-error';

function bytesOf(file: string): Buffer {
  if (file === '-') return readFileSync(0);
  const found = statSync(file, { throwIfNoEntry: false });
  if (!found) throw new UsageError(`There is no file "${file}".`);
  if (found.isDirectory()) throw new UsageError(`"${file}" is a folder; name a CSV or JSONL file.`);
  return readFileSync(file);
}

/**
 * The text of a file, or of standard input for `-`, without a byte-order mark.
 * @throws UsageError when it is missing, empty or no text
 */
export function readText(file: string): string {
  let bytes: Buffer;
  try {
    bytes = bytesOf(file);
  } catch (error) {
    if (error instanceof UsageError) throw error;
    throw new UsageError(`"${file}" cannot be read: ${(error as Error).message}`);
  }
  const utf16 = bytes[0] === 0xff && bytes[1] === 0xfe;
  let text: string;
  try {
    text = new TextDecoder(utf16 ? 'utf-16le' : 'utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new UsageError(`"${file}" is not text in UTF-8. Save it as UTF-8 and try again.`);
  }
  if (text.trim() === '') throw new UsageError(`"${file}" is empty: there is nothing to compute.`);
  return text;
}
