import { asNumber, asText, unpackCell } from '../questions/import/values/read-value';
import type { Faults, Place } from './faults';

/** What is known of the options a label chooses from. */
export interface LabelledOptions {
  count: number;
  /** Their names or texts, where the file gives them. */
  texts: readonly string[] | null;
  /** Whether these are the names under which the numbers stand: then a label that is one of them is that one. */
  named?: boolean;
  /** What the first is called where the label is an index. */
  indexBase: 0 | 1;
}

/** The place of the only 1 among zeros, one for each option; `null` where a label is no such list. */
function flaggedOption(label: unknown, count: number): number | null {
  const list = unpackCell(label);
  if (!Array.isArray(list) || list.length !== count || count < 2) return null;
  const numbers = list.map((item) => (typeof item === 'boolean' ? Number(item) : asNumber(item)));
  const isFlags = numbers.every((number) => number === 0 || number === 1);
  return isFlags && numbers.filter((number) => number === 1).length === 1 ? numbers.indexOf(1) : null;
}

/** A list of one is its element. */
function onlyElement(label: unknown): unknown {
  const list = unpackCell(label);
  return Array.isArray(list) && list.length === 1 ? list[0] : label;
}

/**
 * The index from 0 of the right option, whose label is an index, a letter, or the name or text of an option; `null` with a
 * fault where it names none, or could be an index and a text and they differ.
 */
export function readLabel(
  cell: unknown,
  { count, texts, named: byName = false, indexBase }: LabelledOptions,
  place: Place,
  faults: Faults,
  column: string
): number | null {
  const fail = (reason: string) => {
    faults.add(place, column, cell, reason);
    return null;
  };
  const flagged = flaggedOption(cell, count);
  if (flagged !== null) return flagged;
  const label = onlyElement(cell);
  const text = typeof label === 'boolean' ? null : asText(label);
  if (text === null) {
    return fail('must be the index of the right option, counted from 0, or its letter or text');
  }
  const named = texts?.flatMap((option, i) => (option.trim() === text ? [i] : [])) ?? [];
  if (named.length > 1) return fail('names several options');
  const [only] = named;
  if (byName && only !== undefined) return only;
  const number = asNumber(label);
  if (number !== null && Number.isInteger(number)) {
    const index = number - indexBase;
    const isIndex = index >= 0 && index < count;
    if (typeof label === 'string' && only !== undefined) {
      return isIndex && index !== only
        ? fail('could be the index of an option or the text of another; write the text or the index only')
        : only;
    }
    if (isIndex) return index;
    const range = `${indexBase} … ${count - 1 + indexBase}`;
    const cure =
      indexBase === 0 && number === count ? '; if labels count from 1, say so with --index-base 1' : '';
    return fail(`must be one of ${range}, since there are ${count} options${cure}`);
  }
  if (only !== undefined) return only;
  const letter = /^\(?([A-Za-z])[).]?$/.exec(text)?.[1]?.toUpperCase();
  const index = letter === undefined ? -1 : letter.charCodeAt(0) - 65;
  if (index >= 0 && index < count) return index;
  return fail(
    texts === null
      ? 'must be the index of the right option, counted from 0, or its letter'
      : `names none of the ${count} options`
  );
}
