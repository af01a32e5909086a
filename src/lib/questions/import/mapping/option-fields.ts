import { fieldKey, type Table } from '../tables/table';
import { isOptionLetter } from '../values/gold-letter';
import { optionsOfValue } from '../values/options';
import { asList, asText, unpackCell } from '../values/read-value';
import { single } from '../values/single';
import { named } from './column-values';
import { isDistractorName, isOptionName } from './field-names';
import { answersAsOptions } from './listed-answers';
import { optionSeparator } from './option-cells';
import { goldKind, keyFields, optionsIn } from './option-keys';
import { pointsInto } from './points-into';

/** Whether a value is a list of texts in the file itself: of JSON's, or as Python or NumPy writes it. */
export function isListOfTexts(value: unknown): boolean {
  const list = unpackCell(value);
  return Array.isArray(list) && list.length > 0 && list.every((item) => asText(item) !== null);
}

/**
 * Whether columns or lists of options stand beside an answer, so that it is no list of accepted ones: by what stands in
 * them, not by their names.
 */
export function optionsBeside(table: Table, question: string, answer: string): boolean {
  const taken = new Set([question]);
  return (
    optionFields(table, taken).length > 0 ||
    table.fields.some((field) => field !== question && isDistractorName(field)) ||
    pointsSomewhere(table, answer, new Set([question, answer]))
  );
}

const ROMAN = ['i', 'ii', 'iii', 'iv', 'v', 'vi', 'vii', 'viii', 'ix', 'x'];
const ORDERS: readonly (readonly string[])[] = [
  [...'abcdefghij'],
  ROMAN,
  Array.from({ length: 26 }, (_, i) => String(i + 1)),
  Array.from({ length: 26 }, (_, i) => String(i))
];

/**
 * Columns in a series under whatever name, `Réponse 1` … `Réponse 4`, in order from the first on, that one of the keys
 * points into or is the text of.
 */
function seriesUnderAnyName(table: Table, taken: ReadonlySet<string>, keys: readonly string[]): string[] {
  const parts = table.columns.flatMap((column) => {
    const [, stem, end = ''] =
      /^(.*[^\s\d])\s*[-_.#:]?\s*(\d{1,2})$/s.exec(column.trim()) ??
      /^(.+)[\s_.#:-]+([a-j]|[ivx]{1,4})$/is.exec(column.trim()) ??
      [];
    const field = fieldKey(column);
    if (stem === undefined || taken.has(field) || table.sample(field, 1).length === 0) return [];
    return [{ field, stem: fieldKey(stem), end: end.toLowerCase() }];
  });
  const stems = [...new Set(parts.map(({ stem }) => stem))];
  for (const stem of stems) {
    const own = parts.filter((part) => part.stem === stem);
    const inOrder = ORDERS.some((order) => own.every(({ end }, i) => order[i] === end));
    if (own.length < 2 || !inOrder) continue;
    const fields = own.map(({ field }) => field);
    const options = optionsIn(table, fields);
    if (keys.some((key) => !fields.includes(key) && goldKind(table, key, options) !== null)) return fields;
  }
  return [];
}

/** Columns that hold options: a series of them, or one list. */
export function optionFields(table: Table, taken: ReadonlySet<string>): string[] {
  const list =
    named(table, 'options', taken).find((field) => holdsOptions(table, field, taken)) ??
    answersAsOptions(table, taken);
  if (list !== undefined) return [list];
  const series = table.fields.filter(
    (field) => !taken.has(field) && isOptionName(field) && table.sample(field, 1).length > 0
  );
  // Series of one kind only: `A` … `D` beside `answer1` are two.
  const stem = (field: string) => field.replace(/(?:\d{1,2}|[a-j])$/, '');
  const stems = [...new Set(series.map(stem))];
  const groups = stems.map((one) => series.filter((field) => stem(field) === one));
  const [largest = []] = groups.sort((a, b) => b.length - a.length);
  if (largest.length >= 2) return withFirst(table, largest, taken);
  return seriesUnderAnyName(table, taken, keyFields(table, taken));
}

/** Whether nearly all cells of a column hold several options, whatever stands between them. */
function holdsOptions(table: Table, field: string, taken: ReadonlySet<string>): boolean {
  const separator = optionSeparator(table, field, taken);
  return table.mostly(field, (value) => isListOfSeveral(value) || asList(value, separator).length > 1);
}

/** A series that begins with 2 has its first column under the bare name, as `option` written three times in a header. */
function withFirst(table: Table, series: string[], taken: ReadonlySet<string>): string[] {
  const stem = /^(.*\D)2$/.exec(series[0]!)?.[1];
  return stem !== undefined && table.has(stem) && !taken.has(stem) ? [stem, ...series] : series;
}

/** Texts and lists of texts, also an empty one; a record is none. */
export function isReadable(value: unknown): boolean {
  if (asText(value) !== null && typeof unpackCell(value) !== 'object') return true;
  const list = unpackCell(value);
  return isListOfTexts(value) || (Array.isArray(list) && list.length === 0);
}

/**
 * Whether the values of an answer column name options that nobody found: letters beside further columns of text, or
 * numbers and letters that fit the lists of a column. They must not become the answer's text.
 */
export function pointsSomewhere(table: Table, answer: string, taken: ReadonlySet<string>): boolean {
  const others = table.fields.filter((field) => !taken.has(field) && !NO_OPTIONS.test(field));
  if (others.some((field) => table.mostly(field, isListOfSeveral) && pointsInto(table, answer, field)))
    return true;
  const columns = others.filter((field) =>
    table.mostly(field, (value) => asText(value) !== null && !/^https?:/.test(asText(value)!))
  );
  const letters = table.mostly(answer, (value) => isOptionLetter(asText(single(value)) ?? ''));
  return letters && columns.length >= 2;
}

const NO_OPTIONS = /tag|keyword|categor|url|source|link|citation|reference|alias|topic|label/;

/** Whether a value holds several options. */
export const isListOfSeveral = (value: unknown) => (optionsOfValue(value)?.texts.length ?? 0) > 1;
