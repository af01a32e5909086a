import type { Draft } from './draft';
import { answerSeparators, type AnswerSeparator, type ImportDoubt } from './import-result';
import { isContextName } from './mapping/field-names';
import { signatureOf } from './mapping/mappable-table';
import type { RecognisedTable } from './recognise';
import { excerpt } from './report';
import { isSeveral } from './split-answers';
import type { TableSurvey } from './survey-table';
import { fieldKey, isBlank, type Table, type TableRow } from './tables/table';

/** Average length from which an unused text may belong to the question, in characters. */
const LONG = 80;
/** Keys of a known layout among which neither the first nor the last option is, before that is worth a word. */
const MANY = 12;
const REVEALS =
  /explanation|explain|rationale|reason|solution|comment|note|hint|source|url|link|support|evidence|feedback|justification|proof|metadata|response|predicted|output|wrong|incorrect|distractor|^exp$|cot|steps/;

/** Columns that hold something and that no value was taken from, in order. */
export function unusedColumns({ columns, rows }: Table, used: ReadonlySet<number>): string[] {
  return columns.filter((_, i) => !used.has(i) && rows.some(({ values }) => !isBlank(values[i])));
}

/** Counts the accepted answers that may be several in one text. */
export class SplitDoubts {
  readonly #found = new Map<AnswerSeparator, { rows: number; row: TableRow; value: string }>();

  add({ answers, options, asIs }: Draft, row: TableRow): void {
    if (options || asIs || answers.length === 0) return;
    for (const separator of answerSeparators) {
      const value = answers.find((answer) => isSeveral(answer, separator));
      if (value === undefined) continue;
      const found = this.#found.get(separator);
      if (found) found.rows++;
      else this.#found.set(separator, { rows: 1, row, value });
    }
  }

  of({ table, mapping, recognised }: RecognisedTable): ImportDoubt[] {
    if (!mapping || recognised.sure === 'mapped') return [];
    return [...this.#found].map(([separator, { rows, row, value }]) => ({
      ...table.place(row, mapping.answers[0] ?? null),
      about: 'split',
      reason: `holds "${separator}": it may be several accepted answers, and was kept as one`,
      value: excerpt(value),
      rows,
      separator,
      other: { ...mapping, splitAnswers: separator },
      signature: signatureOf(table)
    }));
  }
}

function averageLength({ rows }: Table, index: number): number {
  const texts = rows
    .slice(0, 200)
    .flatMap(({ values }) => (typeof values[index] === 'string' ? [values[index]] : []));
  return texts.length === 0 ? 0 : texts.reduce((sum, text) => sum + text.length, 0) / texts.length;
}

/** Unused columns that may belong to the question. */
export function contextDoubts(
  { table, mapping, recognised }: RecognisedTable,
  unused: readonly string[]
): ImportDoubt[] {
  if (recognised.sure === 'mapped') return [];
  return unused
    .filter((column) => {
      const key = fieldKey(column);
      if (REVEALS.test(key)) return false;
      return (
        isContextName(key) ||
        (mapping !== null && averageLength(table, table.columns.indexOf(column)) >= LONG)
      );
    })
    .map((column) => ({
      ...table.place(table.rows[0], column),
      about: 'context',
      reason: 'may belong to the question, and was not used',
      value: excerpt(table.rows[0].values[table.columns.indexOf(column)] ?? ''),
      rows: table.rows.length,
      ...(mapping && { other: { ...mapping, context: [...(mapping.context ?? []), column] } }),
      signature: signatureOf(table)
    }));
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
