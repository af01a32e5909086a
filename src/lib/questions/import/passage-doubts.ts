import type { ImportDoubt } from './import-result';
import { contextFields } from './mapping/context-fields';
import { signatureOf } from './mapping/mappable-table';
import type { RecognisedTable } from './recognise';
import { fieldKey, isBlank } from './tables/table';

/** Passages that stand once above several rows, as in a sheet with merged cells: the rows below are read without. */
export function passageDoubts({ table, mapping, recognised, passageApart }: RecognisedTable): ImportDoubt[] {
  const { format } = table.source;
  if (passageApart || recognised.sure === 'mapped' || (format !== 'csv' && format !== 'tsv')) return [];
  const fields = mapping ? (mapping.context ?? []).map(fieldKey) : contextFields(table, new Set());
  return fields.flatMap((field): ImportDoubt[] => {
    const index = table.indexOf(field);
    const from = table.rows.findIndex(({ values }) => !isBlank(values[index]));
    const below = table.rows.filter(({ values }, i) => from >= 0 && i > from && isBlank(values[index]));
    const [first] = below;
    if (!first) return [];
    const rows = below.length === 1 ? 'this row was' : `${below.length} such rows were`;
    return [
      {
        ...table.place(first, table.columns[index]!),
        about: 'context',
        reason: `is empty below a row that has it: ${rows} read without it; if it belongs to them too, repeat it in each`,
        value: '',
        rows: below.length,
        signature: signatureOf(table)
      }
    ];
  });
}
