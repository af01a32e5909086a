import type { FileFormat } from '../file-format';
import type { Options } from './options';

/** Columns of options at most: a number beyond them counts something else. */
const MOST = 26;

/** Columns in the order of their series. */
interface Series {
  /** By its place in the series, from 0, the index of a column among the given ones; −1 where there is a gap. */
  order: number[];
  /** What their own numbers count from; absent where not all of them are numbered. */
  from?: 0 | 1;
}

/**
 * Where columns stand in their series, by their own numbers or letters: `option 4` is the fourth, whether there is an
 * `option 3` or not, and whatever comes first in the file. A first one without a number is 1. Those that are no series stand
 * as they are given.
 */
function seriesOf(names: readonly string[]): Series {
  const asGiven = { order: names.map((_, i) => i) };
  const parts = names.map((name): [stem: string, end: string] => {
    const [, stem = name, end = ''] = /^(.*?)(\d{1,2}|[a-z])$/.exec(name) ?? [];
    return [stem, end];
  });
  const [stem, end] = parts.at(-1)!;
  // Columns without names are counted from the first of the file.
  if (stem === 'column') return asGiven;
  const numbered = /\d/.test(end);
  const numbers = names.map((name, i) => {
    if (numbered && name === stem) return 1;
    const own = parts[i]!;
    if (own[0] !== stem || /\d/.test(own[1]) !== numbered) return NaN;
    return numbered ? Number(own[1]) : own[1].charCodeAt(0) - 97;
  });
  const first = Math.min(...numbers);
  const from = first > 0 ? 1 : 0;
  const places = numbers.map((number) => number - (numbered ? from : 0));
  const isSeries = places.every((place) => place >= 0 && place < MOST) && (numbered || first === 0);
  if (!isSeries || new Set(places).size < places.length) return asGiven;
  const order = Array.from({ length: Math.max(...places) + 1 }, (_, place) => places.indexOf(place));
  return { order, ...(names.every((name) => /\d$/.test(name)) && { from }) };
}

const known = new WeakMap<readonly string[], Series>();

/**
 * Options that stand in a column each. A number in the names is what a person who writes a table counts by; a program
 * that writes JSON may count otherwise.
 * @param names keys of the columns; the same list for every row, so that it is looked at once
 */
export function optionsOfColumns(
  names: readonly string[],
  texts: readonly (string | null)[],
  format: FileFormat
): Options {
  const series = known.get(names) ?? seriesOf(names);
  known.set(names, series);
  const { order, from } = series;
  const filled = order.map((i) => texts[i] ?? null);
  // Columns that a question does not need are not missing options.
  while (filled.length > 0 && filled.at(-1) === null) filled.pop();
  const counted = from !== undefined && (format === 'csv' || format === 'tsv');
  return { texts: filled, labels: null, names: order.map((i) => names[i] ?? ''), ...(counted && { from }) };
}
