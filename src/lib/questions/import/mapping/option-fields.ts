import { CAPS } from '../caps';
import type { GoldKind, ListSeparator } from '../import-result';
import { fieldKey, isBlank, type Table } from '../tables/table';
import { KeySurvey } from '../values/key-survey';
import { optionsOfColumns } from '../values/option-columns';
import { optionKey } from '../values/option-key';
import { labelledById, optionsOfValue, type Options } from '../values/options';
import { asList, asText, unpackCell } from '../values/read-value';
import { named, separatorOf } from './column-values';
import { isOptionName } from './field-names';

/** Options of every row, by whichever columns hold them; `null` where a row has none. */
export function optionsIn(
  table: Table,
  fields: readonly string[],
  separator: ListSeparator = 'json'
): (Options | null)[] {
  const indices = fields.map((field) => table.indexOf(field));
  return table.rows.map(({ values }) => {
    if (fields.length > 1) {
      const texts = indices.map((index) => asText(values[index]));
      return optionsOfColumns(fields, texts, table.source.format);
    }
    const value = values[indices[0]];
    return optionsOfValue(value) ?? { texts: asList(value, separator), labels: null };
  });
}

/** Options at most: a number from there on is no key. */
const MOST = CAPS.options;

/** How a column names the right one among the options; `unknown` where a person has to say, `null` where it does not. */
export function goldKind(
  table: Table,
  field: string,
  options: readonly (Options | null)[]
): GoldKind | 'unknown' | null {
  const index = table.indexOf(field);
  const survey = new KeySurvey();
  let rows = 0;
  let keys = 0;
  let severals = 0;
  let single = 0;
  for (const [i, row] of table.rows.entries()) {
    const value = row.values[index];
    const given = options[i];
    if (isBlank(value) || !given || given.texts.length === 0) continue;
    const own = labelledById(given, field);
    rows++;
    const key = optionKey(value, own);
    const isNumber = key.form === 'index';
    // A number beyond the options is a fault of its row.
    const isKey = isNumber ? key.own >= 0 || (key.number >= -1 && key.number < MOST) : key.form !== 'none';
    if (!isKey) continue;
    keys++;
    if (key.form === 'several') {
      severals++;
      continue;
    }
    if (!isNumber || key.own >= 0 || (key.number >= 0 && key.number <= own.texts.length)) single++;
    survey.observe(value, own, row);
  }
  if (single === 0 || keys < 0.8 * rows || (keys > severals && single < 0.5 * (keys - severals))) return null;
  return survey.reading().kind ?? 'unknown';
}

/** Whether a value is a list of texts in the file itself: of JSON's, or as Python or NumPy writes it. */
export function isListOfTexts(value: unknown): boolean {
  const list = unpackCell(value);
  return Array.isArray(list) && list.length > 0 && list.every((item) => asText(item) !== null);
}

/** Whether a column points into the lists of another with numbers or letters. */
export function pointsInto(table: Table, field: string, list: string): boolean {
  const options = optionsIn(table, [list], separatorOf(table, [list]));
  const index = table.indexOf(field);
  const keys = table.rows.flatMap(({ values }, i) => {
    const given = options[i];
    if (isBlank(values[index]) || !given) return [];
    const own = labelledById(given, field);
    return [{ key: optionKey(values[index], own), own }];
  });
  const points = keys.filter(
    ({ key, own }) =>
      (key.form === 'index' && key.own < 0 && key.number >= 0 && key.number <= own.texts.length) ||
      (key.form === 'letter' && key.place < own.texts.length && own.texts.length > 1) ||
      (key.form === 'sure' && key.by !== 'text')
  );
  return keys.length > 0 && points.length >= 0.8 * keys.length;
}

/** A list or record of options, or one that a cell holds with separators. */
function isOptions(table: Table, field: string, value: unknown): boolean {
  return optionsOfValue(value) !== null || asList(value, separatorOf(table, [field])).length > 1;
}

/** A list called `answers` is one of options where another column points into it, or says which of several is right. */
function answersAsOptions(table: Table, taken: ReadonlySet<string>): string | undefined {
  const keys = named(table, 'gold', taken);
  return ['answers', 'possibleanswers', 'answerlist', 'responses', 'alternatives', 'variants', 'variations']
    .filter((field) => !taken.has(field) && table.mostly(field, (value) => isOptions(table, field, value)))
    .find((field) => {
      const options = optionsIn(table, [field], separatorOf(table, [field]));
      const isLong = options.filter((own) => (own?.texts.length ?? 0) > 2).length >= 0.8 * options.length;
      const own = keys.filter((key) => key !== field);
      return own.some(
        (key) =>
          pointsInto(table, key, field) ||
          (isLong && /^(?:correct|right|true)/.test(key) && goldKind(table, key, options) === 'text')
      );
    });
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
    const [, stem, end] =
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

/** Columns that may say which option is right, the most telling first. */
export function keyFields(table: Table, taken: ReadonlySet<string>): string[] {
  return [...new Set([...named(table, 'gold', taken), ...named(table, 'answer', taken)])];
}

/** Columns that hold options: a series of them, or one list. */
export function optionFields(table: Table, taken: ReadonlySet<string>): string[] {
  const list =
    named(table, 'options', taken).find((field) =>
      table.mostly(field, (value) => {
        const sizes = [
          optionsOfValue(value)?.texts.length ?? 0,
          asList(value, ';').length,
          asList(value, '|').length
        ];
        return Math.max(...sizes) > 1;
      })
    ) ?? answersAsOptions(table, taken);
  if (list !== undefined) return [list];
  const series = table.fields.filter(
    (field) => !taken.has(field) && isOptionName(field) && table.sample(field, 1).length > 0
  );
  // Series of one kind only: `A` … `D` beside `answer1` are two.
  const stem = (field: string) => field.replace(/(?:\d{1,2}|[a-j])$/, '');
  const stems = [...new Set(series.map(stem))];
  const groups = stems.map((one) => series.filter((field) => stem(field) === one));
  const [largest = []] = groups.sort((a, b) => b.length - a.length);
  if (largest.length >= 2) return largest;
  return seriesUnderAnyName(table, taken, keyFields(table, taken));
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
  const letters = table.mostly(answer, (value) => /^\(?[A-Ja-j][).:]?$/.test(asText(value) ?? ''));
  return letters && columns.length >= 2;
}

const NO_OPTIONS = /tag|keyword|categor|url|source|link|citation|reference|alias|topic|label/;

/** Whether a value holds several options. */
export const isListOfSeveral = (value: unknown) => (optionsOfValue(value)?.texts.length ?? 0) > 1;
