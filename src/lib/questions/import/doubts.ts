import type { ImportDoubt } from './import-result';
import { mayBelong, repeats } from './mapping/context-fields';
import { signatureOf } from './mapping/mappable-table';
import type { RecognisedTable } from './recognise';
import { excerpt } from './report';
import type { TableSurvey } from './survey-table';
import { fieldKey, isBlank, type Table } from './tables/table';

/** Keys of a known layout among which neither the first nor the last option is, before that is worth a word. */
const MANY = 12;

/** Columns that hold something and that no value was taken from, in order. */
export function unusedColumns({ columns, rows }: Table, used: ReadonlySet<number>): string[] {
  return columns.filter((_, i) => !used.has(i) && rows.some(({ values }) => !isBlank(values[i])));
}

/** Unused columns that may belong to the question. */
export function contextDoubts(
  { table, mapping, recognised }: RecognisedTable,
  unused: readonly string[]
): ImportDoubt[] {
  if (recognised.sure === 'mapped') return [];
  const question = mapping && fieldKey(mapping.question);
  return unused
    .filter((column) => {
      const field = fieldKey(column);
      return (
        mayBelong(table, field, mapping !== null) && !(question !== null && repeats(table, field, question))
      );
    })
    .map((column) => {
      const index = table.columns.indexOf(column);
      const row = table.rows.find(({ values }) => !isBlank(values[index])) ?? table.rows[0]!;
      return {
        ...table.place(row, column),
        about: 'context',
        reason: 'may belong to the question, and was not used',
        value: excerpt(row.values[index] ?? ''),
        rows: table.rows.length,
        ...(mapping && { other: { ...mapping, context: [...(mapping.context ?? []), column] } }),
        signature: signatureOf(table)
      };
    });
}

const MEDIA =
  /^(?:questions?)?(?:image|picture|photo|figure|diagram|audio|video|media|illustration|screenshot)s?(?:\d|link|url|path|file|name|src)*$/;
/** How a cell says that there is none. */
const NO_MEDIA = /^(?:|none|null|nan|n\/?a|no|false|0|-|\[\]|\{\})$/i;

/** Columns of pictures and recordings, which a language model is not given. */
export function mediaDoubts(
  { table, recognised }: RecognisedTable,
  unused: readonly string[]
): ImportDoubt[] {
  if (recognised.sure === 'mapped') return [];
  return unused.flatMap((column): ImportDoubt[] => {
    if (!MEDIA.test(fieldKey(column))) return [];
    const index = table.columns.indexOf(column);
    const rows = table.rows.filter(({ values }) => !NO_MEDIA.test(excerpt(values[index] ?? '').trim()));
    const [first] = rows;
    if (!first) return [];
    return [
      {
        ...table.place(first, column),
        about: 'context',
        reason: 'may show what a question asks about; pictures and recordings are not given to the model',
        value: excerpt(first.values[index]),
        rows: rows.length,
        signature: signatureOf(table)
      }
    ];
  });
}

/** Keys that were read as a convention has it, since nothing in the file shows what they count from. */
export function keyDoubts(
  { table, mapping, recognised }: RecognisedTable,
  { keys, gold }: TableSurvey
): ImportDoubt[] {
  if (!keys?.byConvention || keys.kind === null || !keys.row) return [];
  if (recognised.sure === 'certain' && table.rows.length < MANY) return [];
  const other = keys.readings.find((reading) => reading !== keys.kind)!;
  const from = keys.kind === 'index from 0' ? 0 : 1;
  return [
    {
      ...table.place(keys.row, gold),
      about: 'keys',
      reason: `counts from ${from}, as is usual in this layout; no row shows that it does not count from ${1 - from}`,
      value: excerpt(gold === null ? '' : (keys.row.values[table.columns.indexOf(gold)] ?? '')),
      rows: table.rows.length,
      ...(mapping?.gold && { other: { ...mapping, gold: { ...mapping.gold, kind: other } } }),
      signature: signatureOf(table)
    }
  ];
}
