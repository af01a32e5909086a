import { UsageError } from '../usage-error';
import type { Faults } from './faults';
import type { RawRow } from './predictions';

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Rows of JSONL: one object a line; blank lines are passed over. */
function linesOf(text: string, faults: Faults): RawRow[] {
  return text.split(/\r\n|\n|\r/).flatMap((line, i): RawRow[] => {
    if (line.trim() === '') return [];
    const place = `line ${i + 1}` as const;
    let value: unknown;
    try {
      value = JSON.parse(line);
    } catch (error) {
      const hint = /\b(NaN|Infinity)\b/.test(line) ? ' (NaN and Infinity are not JSON)' : '';
      faults.add(place, '', undefined, `is not valid JSON: ${(error as Error).message}${hint}`);
      return [];
    }
    if (isObject(value)) return [{ place, cells: value }];
    faults.add(place, '', value, 'must be a JSON object');
    return [];
  });
}

/**
 * Rows of JSONL, or of a JSON list of objects.
 * @throws UsageError when a list is not valid JSON
 */
export function jsonRows(text: string, file: string, faults: Faults): RawRow[] {
  if (!text.trimStart().startsWith('[')) return linesOf(text, faults);
  let list: unknown[];
  try {
    list = JSON.parse(text);
  } catch (error) {
    throw new UsageError(`${file} is not valid JSON: ${(error as Error).message}`);
  }
  return list.flatMap((value, i): RawRow[] => {
    if (isObject(value)) return [{ place: `row ${i + 1}`, cells: value }];
    faults.add(`row ${i + 1}`, '', value, 'must be a JSON object');
    return [];
  });
}
