import { isRecord } from '../questions/import/tables/record';
import { fieldKey, Table } from '../questions/import/tables/table';

/** Fields of one column's records that become columns; more are no record of a prediction. */
const MOST = 50;

/**
 * A table whose records lie open: `{prediction: {confidence, correct}}` gets the columns `confidence` and `correct`, or
 * `prediction.confidence` where that name is taken. `null` where no column holds records.
 */
export function withNestedFields(table: Table): Table | null {
  const nested = table.columns.flatMap((column, index) => {
    const records = table.rows.map(({ values }) => values[index]).filter(isRecord);
    const names = [...new Set(records.flatMap((record) => Object.keys(record)))];
    return names.length > 0 && names.length <= MOST ? names.map((name) => ({ column, index, name })) : [];
  });
  if (nested.length === 0) return null;
  const keys = [...table.columns, ...nested.map(({ name }) => name)].map(fieldKey);
  const isAlone = (name: string) => keys.filter((key) => key === fieldKey(name)).length === 1;
  return new Table(
    table.source,
    [...table.columns, ...nested.map(({ column, name }) => (isAlone(name) ? name : `${column}.${name}`))],
    table.hasHeader,
    table.rows.map((row) => ({
      ...row,
      values: [
        ...table.columns.map((_, i) => row.values[i]),
        ...nested.map(({ index, name }) => {
          const record = row.values[index];
          return isRecord(record) && Object.hasOwn(record, name) ? record[name] : undefined;
        })
      ]
    }))
  );
}
