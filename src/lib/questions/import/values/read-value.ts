import type { ListSeparator } from '../import-result';
import { parseJson } from '../tables/json-value';
import { isRecord } from '../tables/record';
import { isBlank } from '../tables/table';
import { parsePythonLiteral } from './python-literal';

/** A value as text without white space around it; `null` for blanks and for what is not one value. */
export function asText(value: unknown): string | null {
  if (isBlank(value)) return null;
  if (typeof value === 'string') return value.trim();
  if (typeof value === 'number') return Number.isFinite(value) ? String(value) : null;
  if (typeof value === 'bigint' || typeof value === 'boolean') return String(value);
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? null : value.toISOString();
  return null;
}

/** A number, also written as text; `null` otherwise. */
export function asNumber(value: unknown): number | null {
  const text = asText(value);
  if (text === null || text.length > 40 || !/^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i.test(text))
    return null;
  const number = Number(text);
  return Number.isFinite(number) ? number : null;
}

/** Maps of Python dicts as records, so that both are read alike. */
function plain(value: unknown): unknown {
  return value instanceof Map
    ? Object.fromEntries([...value].map(([key, inner]) => [String(key), inner]))
    : value;
}

/** Characters of a cell that may hold a list: more is read as one text, and is too long for it. */
const LONGEST_LIST = 200_000;

/**
 * A list or record that a cell holds as text: JSON, Python's or NumPy's way. Anything else is given back as it is.
 */
export function unpackCell(value: unknown): unknown {
  if (typeof value !== 'string') return plain(value);
  const text = value.trim();
  if (text.length > LONGEST_LIST || !/^(?:\[.*\]|\{.*\}|\(.*\)|array\(.*\))$/s.test(text)) return value;
  try {
    return parseJson(text);
  } catch {
    try {
      return plain(parsePythonLiteral(text));
    } catch {
      return value;
    }
  }
}

function isList(value: unknown): value is ArrayLike<unknown> {
  return Array.isArray(value) || (ArrayBuffer.isView(value) && !(value instanceof DataView));
}

const SEPARATORS = { ';': ';', '|': '|', ',': ',', newline: /\r\n|\n|\r/ };

/**
 * The texts a value holds, blanks left out. `json` also takes Python's and NumPy's lists, records whose names only count,
 * and a plain text as a list of one.
 */
export function asList(value: unknown, separator: ListSeparator = 'json'): string[] {
  if (isBlank(value)) return [];
  if (typeof value === 'string' && separator !== 'json') {
    const parts = separator === 'none' ? [value] : value.split(SEPARATORS[separator]);
    return parts.map((part) => part.trim()).filter((part) => part !== '');
  }
  const unpacked = unpackCell(value);
  if (isList(unpacked)) {
    return Array.from(unpacked, (item) => asText(isRecord(item) ? (item.text ?? item.answer) : item)).filter(
      (text) => text !== null
    );
  }
  if (isRecord(unpacked) && Object.keys(unpacked).every((key) => COUNTED.test(key))) {
    return Object.values(unpacked)
      .map(asText)
      .filter((text) => text !== null);
  }
  const text = asText(unpacked);
  return text === null ? [] : [text];
}

/** A name that only counts: `1`, `b`, `distractor_2`. */
const COUNTED = /^(?:[a-z _-]{0,20}\d{1,2}|[a-z])$/i;
