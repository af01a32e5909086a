import { readFileSync } from 'node:fs';
import { readInputFile } from '../input-file';
import { UsageError } from '../usage-error';

/**
 * The text of a file, or of standard input for `-`, without a byte-order mark.
 * @throws UsageError when it is missing, empty or no text
 */
export function readText(file: string): string {
  const bytes = file === '-' ? readFileSync(0) : readInputFile(file, 'CSV or JSONL file');
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
