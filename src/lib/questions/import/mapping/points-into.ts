import { isBlank, type Table } from '../tables/table';
import { optionKey } from '../values/option-key';
import { labelledById, type Options } from '../values/options';
import { asText, unpackCell } from '../values/read-value';
import { separatorOf } from './column-values';
import { optionsIn } from './option-keys';

/** Keys of a column beside the options of another, row by row, where both are there. */
export function keysAmong(table: Table, field: string, options: readonly (Options | null)[]) {
  const index = table.indexOf(field);
  return table.rows.flatMap(({ values }, i) => {
    const given = options[i];
    if (isBlank(values[index]) || !given) return [];
    const own = labelledById(given, field);
    return [{ value: values[index], key: optionKey(values[index], own), own }];
  });
}

/** Whether a value is a list of places, letters or ids, each of an option. */
const isListOfPlaces = (value: unknown, { texts }: Options) => {
  const list = unpackCell(value);
  return Array.isArray(list) && !list.every((item) => texts.includes(asText(item)));
};

/** Whether a column points into the lists of another with numbers, letters, ids or flags, or with lists of these. */
export function pointsInto(table: Table, field: string, list: string): boolean {
  const keys = keysAmong(table, field, optionsIn(table, [list], separatorOf(table, [list])));
  const points = keys.filter(
    ({ value, key, own }) =>
      (key.form === 'index' && key.own < 0 && key.number >= 0 && key.number <= own.texts.length) ||
      (key.form === 'letter' && key.place < own.texts.length && own.texts.length > 1) ||
      (key.form === 'sure' && key.by !== 'text') ||
      key.form === 'marks' ||
      (key.form === 'several' && (typeof value !== 'object' || isListOfPlaces(value, own)))
  );
  return keys.length > 0 && points.length >= 0.8 * keys.length;
}
