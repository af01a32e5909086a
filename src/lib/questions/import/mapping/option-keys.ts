import { CAPS } from '../caps';
import type { GoldKind, ListSeparator } from '../import-result';
import { isRecord } from '../tables/record';
import { isBlank, type Table } from '../tables/table';
import { KeySurvey } from '../values/key-survey';
import { optionsOfColumns } from '../values/option-columns';
import { optionKey } from '../values/option-key';
import { labelledById, labelledTexts, optionsOfValue, type Options } from '../values/options';
import { asList, asText, unpackCell } from '../values/read-value';
import { named } from './column-values';

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
    const value = values[indices[0]!];
    return optionsOfValue(value) ?? { ...labelledTexts(asList(value, separator)), from: undefined };
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
  // Rows whose list names several options by their places, letters or ids, each an element of its own.
  let listed = 0;
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
      if (typeof unpackCell(value) === 'object') listed++;
      continue;
    }
    if (!isNumber || key.own >= 0 || (key.number >= 0 && key.number <= own.texts.length)) single++;
    survey.observe(value, own, row);
  }
  if (single + listed === 0 || keys < 0.8 * rows || (keys > severals && single < 0.5 * (keys - severals)))
    return null;
  return survey.reading().kind ?? 'unknown';
}

/** Columns that may say which option is right, the most telling first. */
export function keyFields(table: Table, taken: ReadonlySet<string>): string[] {
  return [...new Set([...named(table, 'gold', taken), ...named(table, 'answer', taken)])];
}

/**
 * The column that names the right option, and how. One that gives its whole text goes before a number, which may count
 * from 0 or from 1.
 */
export function bestKey(
  table: Table,
  options: readonly (Options | null)[],
  taken: ReadonlySet<string>
): { field: string; kind: GoldKind | null } | null {
  const keys = keyFields(table, taken).flatMap((field) => {
    const kind = goldKind(table, field, options);
    return kind === null ? [] : [{ field, kind: kind === 'unknown' ? null : kind }];
  });
  const [first] = keys;
  if (!first) return null;
  // A flag for each option says more than the name of one.
  const flags = keys.find(({ field }) => table.mostly(field, (value) => isRecord(unpackCell(value))));
  if (flags) return flags;
  const isNumber = first.kind === null || first.kind.startsWith('index');
  return (isNumber && keys.find(({ kind }) => kind === 'text')) || first;
}
