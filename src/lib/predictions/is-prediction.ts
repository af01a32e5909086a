import { fieldKey, Table } from '../questions/import/tables/table';
import { namesAnswers } from './answer-columns';
import { namesOf, type NamedRole } from './column-names';
import { isHarness, layoutOf, OPTION_KINDS } from './layout';
import type { ReadingChoices } from './predictions';
import { PredictionsError } from './predictions-error';
import { wideColumns } from './wide-columns';

/** Tells rows of predictions by their fields, also those a person named. */
export function isPredictionWith({ columns = {} }: ReadingChoices): (fields: readonly string[]) => boolean {
  const named = Object.values(columns).map(fieldKey);
  return (fields) => {
    const keys = fields.map(fieldKey);
    return (named.length > 0 && named.every((key) => keys.includes(key))) || isPrediction(fields);
  };
}

/** Whether a record's fields are those of a prediction, so that a list of such records is a table of predictions. */
export function isPrediction(fields: readonly string[]): boolean {
  const keys = fields.map(fieldKey);
  const some = (role: NamedRole) =>
    [...namesOf[role].plain, ...namesOf[role].usual].some((name) => keys.includes(name));
  if (isHarness(fields)) return true;
  return (
    (some('confidence') && (some('correct') || namesAnswers(keys))) ||
    (OPTION_KINDS.some(some) && some('label'))
  );
}

/** Whether a table, by its columns and first rows, also holds predictions. */
export function holdsPredictions(columns: readonly string[], rows: readonly (readonly unknown[])[]): boolean {
  const source = { file: '', format: 'csv' as const, encoding: null };
  const table = new Table(
    source,
    columns,
    true,
    rows.map((values, i) => ({ row: i + 1, line: null, values }))
  );
  try {
    if (wideColumns(table, {}, '') === null) layoutOf(table, {}, '');
    return true;
  } catch (error) {
    if (error instanceof PredictionsError) return false;
    throw error;
  }
}
