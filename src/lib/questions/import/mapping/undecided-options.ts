import { isRecord } from '../tables/record';
import { isBlank, type Table } from '../tables/table';
import { flaggedRecords } from '../values/flagged-records';
import { optionKey } from '../values/option-key';
import { labelledTexts, optionsOfValue } from '../values/options';
import { asText, unpackCell } from '../values/read-value';
import { ANSWER_LISTS, listsOptions } from './listed-answers';
import { keyFields } from './option-keys';

/** Whether a value is a list of records that have letters, ids or flags, as options do and accepted answers do not. */
function isListOfOptions(value: unknown): boolean {
  const list = unpackCell(value);
  if (!Array.isArray(list) || list.length < 2 || !list.every(isRecord)) return false;
  const { labels, ids } = optionsOfValue(list) ?? {};
  return labels != null || ids !== undefined || flaggedRecords(list) !== null;
}

/** What people put between the options of a cell, where nothing else tells that it is several. */
const BETWEEN = [/;/, /\|/, /\n/, /\//, /,/, / or /i];
/** Parts that nearly every cell must have to be taken for options: two are often one name. */
const PARTS = 3;

/** Whether cells hold several texts of which another column names one by its place, its letter or its text. */
function isNamedWithin(table: Table, field: string, keys: readonly string[]): boolean {
  const at = table.indexOf(field);
  return BETWEEN.some((mark) => {
    const isParted = (value: unknown) =>
      typeof value === 'string' &&
      value.split(mark, PARTS).filter((part) => part.trim() !== '').length >= PARTS;
    if (!table.mostly(field, isParted)) return false;
    return keys.some((name) => {
      const index = table.indexOf(name);
      const rows = table.rows.filter(({ values }) => !isBlank(values[index]) && isParted(values[at]));
      const named = rows.filter(({ values }) => {
        const own = labelledTexts(
          String(values[at])
            .split(mark)
            .map((part) => part.trim())
        );
        const key = optionKey(values[index], own);
        if (key.form === 'index') return key.number >= 0 && key.number <= own.texts.length;
        return key.form === 'letter' ? key.place < own.texts.length : key.form !== 'none';
      });
      return rows.length > 0 && named.length >= 0.8 * rows.length;
    });
  });
}

/**
 * Whether a column of answers may be one of options that nobody could part or tell from accepted answers: they must not
 * become these.
 */
export function mayBeOptions(table: Table, field: string, question: string | null): boolean {
  if (table.mostly(field, isListOfOptions)) return true;
  // A column of 0 and 1 beside single answers rather says whether they are right.
  const isFlag = (key: string) =>
    !/s$/.test(field) &&
    table.sample(key, table.rows.length).every((value) => /^[01]$/.test(asText(value) ?? ''));
  const keys = keyFields(table, new Set([question ?? '', field])).filter((key) => !isFlag(key));
  const isText = table.mostly(
    field,
    (value) => asText(value) !== null && typeof unpackCell(value) === 'string'
  );
  return isText && isNamedWithin(table, field, keys);
}

/** Whether some list may be one of options, or of accepted answers among which the preferred one stands anywhere. */
export function mayListOptions(table: Table, question: string | null): boolean {
  const taken = new Set([question ?? '']);
  return ANSWER_LISTS.some((field) => table.has(field) && listsOptions(table, field, taken) === 'perhaps');
}
