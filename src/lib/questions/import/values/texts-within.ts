import { asText, unpackCell } from './read-value';

const DEPTH = 6;

/** Every text of a value, however deep in lists and records it lies, in order; numbers and flags beside texts are none. */
export function textsWithin(value: unknown, depth = 0): string[] {
  const unpacked = unpackCell(value);
  if (typeof unpacked !== 'object' || unpacked === null) {
    const text = depth === 0 || typeof unpacked === 'string' ? asText(unpacked) : null;
    return text === null ? [] : [text];
  }
  if (depth >= DEPTH || unpacked instanceof Date) return [];
  return Object.values(unpacked).flatMap((inner) => textsWithin(inner, depth + 1));
}
