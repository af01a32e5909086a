import { isRecord } from '../questions/import/tables/record';
import { asNumber, unpackCell } from '../questions/import/values/read-value';
import type { Faults, Place } from './faults';

/** One number for each option, with the options' names where the file gives them as keys. */
export interface OptionValues {
  values: number[];
  names: string[] | null;
}

/** Whether a cell holds a list, or one value for each named option, as JSON or as text. */
export function holdsOptions(cell: unknown): boolean {
  const value = unpackCell(cell);
  return isList(value) || isRecord(value);
}

function isList(value: unknown): value is ArrayLike<unknown> {
  return Array.isArray(value) || (ArrayBuffer.isView(value) && !(value instanceof DataView));
}

/** Whether a cell holds one number for each of at least two options. */
export function holdsOptionValues(cell: unknown): boolean {
  const value = unpackCell(cell);
  const items = isList(value) ? Array.from(value) : isRecord(value) ? Object.values(value) : [];
  return items.length >= 2 && items.every((item) => asNumber(item) !== null);
}

/** Σ exp of a cell's numbers: 1 where they are the log-probabilities of all options of one choice. */
export function probabilityHeld(cell: unknown): number {
  const value = unpackCell(cell);
  const items = isList(value) ? Array.from(value) : isRecord(value) ? Object.values(value) : [];
  return items.reduce((sum: number, item) => sum + Math.exp(asNumber(item) ?? NaN), 0);
}

/** Names of options in their own order where they are letters or numbers, which an index counts in; else as they stand. */
function inOrder(names: string[]): string[] {
  if (names.every((name) => /^\s*[A-Za-z]\s*$/.test(name))) {
    return names.toSorted((a, b) => a.trim().toUpperCase().localeCompare(b.trim().toUpperCase(), 'en'));
  }
  return names.every((name) => /^\d+$/.test(name)) ? names.toSorted((a, b) => Number(a) - Number(b)) : names;
}

/** Reads a list (or a record by option) of finite numbers, also where it is written as text; `null` with a fault. */
export function readOptionValues(
  cell: unknown,
  place: Place,
  faults: Faults,
  column: string
): OptionValues | null {
  const value = unpackCell(cell);
  const names = isRecord(value) ? inOrder(Object.keys(value)) : null;
  const items = isList(value) ? Array.from(value) : isRecord(value) ? names!.map((name) => value[name]) : [];
  if (items.length < 2) {
    faults.add(place, column, cell, 'must be a list of at least two numbers, one per option');
    return null;
  }
  const values = items.map(asNumber);
  const bad = values.indexOf(null);
  if (bad >= 0) {
    faults.add(place, `${column}[${names?.[bad] ?? bad}]`, items[bad], 'is not a finite number');
    return null;
  }
  return { values: values as number[], names };
}
