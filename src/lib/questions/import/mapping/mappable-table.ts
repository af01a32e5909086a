import { hashText } from '../../../calibration/splitting/hash-text';
import type { MappableTable } from '../import-result';
import { excerpt } from '../report';
import { fieldKey, isBlank, type Table } from '../tables/table';
import { suggestMapping } from './suggest-mapping';

const SHOWN_ROWS = 20;
const CELL = 500;

/** A cell as text: lists and records as JSON, so that a mapping reads them alike. */
function cellText(value: unknown): string {
  if (isBlank(value)) return '';
  if (typeof value === 'string') return value.length > CELL ? `${value.slice(0, CELL)}…` : value;
  try {
    return (
      JSON.stringify(value, (_, inner: unknown) => (typeof inner === 'bigint' ? String(inner) : inner)) ?? ''
    );
  } catch {
    return excerpt(value);
  }
}

/** Key under which a mapping is remembered: the columns' names, or their number where they have none. */
export function signatureOf({
  source,
  hasHeader,
  columns
}: Pick<Table, 'source' | 'hasHeader' | 'columns'>): string {
  const key = hasHeader ? columns.map(fieldKey).join('|') : `${columns.length} columns`;
  return source.signature ?? `${columns.length}-${hashText(key).toString(36)}`;
}

/** A table as the mapping dialog shows it, with the best guess. */
export function mappableTable(table: Table): MappableTable {
  const { file, format, encoding } = table.source;
  return {
    file,
    format,
    encoding,
    columns: [...table.columns],
    rowCount: table.rows.length,
    rows: table.rows
      .slice(0, SHOWN_ROWS)
      .map(({ values }) => table.columns.map((_, i) => cellText(values[i]))),
    signature: signatureOf(table),
    suggested: suggestMapping(table).mapping
  };
}
