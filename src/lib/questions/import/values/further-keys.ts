import type { Table } from '../tables/table';
import type { Options } from './options';

const stemOf = (field: string) => field.replace(/\d{1,2}$/, '');
const found = new WeakMap<Table, Map<string, string[]>>();

/** Columns with the name of the key's and a number, `Correct Answer 2`: they name further right options. */
export function furtherKeys(table: Table, key: string, { names }: Options): string[] {
  const known = found.get(table) ?? new Map<string, string[]>();
  found.set(table, known);
  let fields = known.get(key);
  if (!fields) {
    const named = table.hasHeader ? table.fields : [];
    fields = named.filter((field) => field !== key && stemOf(field) === stemOf(key));
    known.set(key, fields);
  }
  return names ? fields.filter((field) => !names.includes(field)) : fields;
}
