import { fieldKey, type Table } from '../questions/import/tables/table';
import { outcomeOf } from './outcome-cell';

/** Some values of a column that are not blank. */
export const sample = (table: Table, column: string) => table.sample(fieldKey(column));

/** Whether most of some values pass a test; none do of no values. */
export const mostly = (values: readonly unknown[], test: (value: unknown) => boolean) =>
  values.length > 0 && values.filter(test).length >= 0.8 * values.length;

/** Columns with outcomes; −1 belongs to one as a mistake that is told, not as a sign that it is none. */
export const isOutcome = (value: unknown) => outcomeOf(value) !== null || Number(value) === -1;
