import { RowFault, type Draft } from './draft';
import type { GoldKind, KeyQuestion } from './import-result';
import { contextFields } from './mapping/context-fields';
import { isMoreAnswersName } from './mapping/field-names';
import { mappableTable } from './mapping/mappable-table';
import type { RecognisedTable } from './recognise';
import { excerpt, Report } from './report';
import { RowView } from './row-view';
import { TableReading } from './table-reading';
import type { Table, TableRow } from './tables/table';
import type { KeyReading } from './values/key-survey';

/** Rows read without a key after which a table is taken to have none. */
const WITHOUT_KEYS = 200;

/** What a table says of how it is to be read, before its rows are. */
export interface TableSurvey {
  /** How its keys are read; `null` where it has none, or a mapping says it. */
  keys: KeyReading | null;
  /** The column of the keys. */
  gold: string | null;
  read: (row: RowView) => Draft;
}

function lookAt({ table, read }: RecognisedTable): { reading: TableReading; keys: KeyReading | null } {
  const reading = new TableReading(null);
  const report = new Report();
  let bare = 0;
  for (const row of table.rows) {
    try {
      read(new RowView(table, row, report, reading));
      if (++bare >= WITHOUT_KEYS && reading.survey!.seen === 0) break;
    } catch (error) {
      if (!(error instanceof RowFault)) throw error;
    }
  }
  return { reading, keys: reading.survey!.seen > 0 ? reading.survey!.reading() : null };
}

/** Columns that a known layout does not have: further accepted answers are taken, a passage stands before the question. */
function withFurtherColumns({ table, read, passageApart }: RecognisedTable, used: ReadonlySet<number>) {
  const free = table.fields.filter((field) => !used.has(table.indexOf(field)));
  const context = passageApart
    ? []
    : contextFields(table, new Set(table.fields.filter((field) => !free.includes(field))));
  const more = free.filter(
    (field) =>
      isMoreAnswersName(field) &&
      table.mostly(field, (value) => typeof value !== 'boolean' && typeof value !== 'object')
  );
  if (context.length === 0 && more.length === 0) return read;
  return (row: RowView): Draft => {
    const draft = read(row);
    if (draft.asIs) return draft;
    const answers = [...new Set([...draft.answers, ...more.flatMap((field) => row.list(field))])];
    return { ...draft, text: row.withContext(draft.text, context), answers };
  };
}

/**
 * Looks through a table before it is read.
 * @param keys how its keys are read where a person said so for the whole import
 */
export function surveyTable(found: RecognisedTable, keys: GoldKind | undefined): TableSurvey {
  const { recognised, mapping, read } = found;
  if (recognised.sure === 'mapped' && (!mapping?.gold || mapping.gold.kind))
    return { keys: null, gold: null, read };
  const looked = lookAt(found);
  const told =
    looked.keys && keys && !isSettledOtherwise(looked.keys, keys) ? { ...SAID, kind: keys } : looked.keys;
  return {
    keys: told,
    gold: looked.reading.gold,
    read: mapping ? read : withFurtherColumns(found, looked.reading.used)
  };
}

const SAID: Omit<KeyReading, 'kind'> = { readings: [], row: null, byConvention: false };

/** Letters and texts are no matter of what numbers count from. */
function isSettledOtherwise({ kind }: KeyReading, keys: GoldKind): boolean {
  return keys.startsWith('index') && (kind === 'letter' || kind === 'text' || kind === 'marks');
}

/** What a person is asked where the keys of a table cannot be known. */
export function keyQuestion(
  { table, mapping }: RecognisedTable,
  { keys, gold, read }: TableSurvey
): KeyQuestion | null {
  if (keys?.kind !== null || !keys) return null;
  const row = keys.row ?? table.rows[0]!;
  const drafts = keys.readings.map((kind) => ({ kind, draft: draftOf(table, row, read, kind) }));
  const key = gold === null ? '' : excerpt(row.values[table.columns.indexOf(gold)] ?? '');
  return {
    ...table.place(row, gold),
    key,
    question: excerpt(drafts.find(({ draft }) => draft)?.draft?.text ?? ''),
    candidates: drafts.map(({ kind, draft }) => ({ kind, answer: draft ? excerpt(draft.answers[0]) : null })),
    mapping,
    table: mappableTable(table)
  };
}

function draftOf(table: Table, row: TableRow, read: TableSurvey['read'], kind: GoldKind): Draft | null {
  try {
    return read(new RowView(table, row, new Report(), new TableReading(kind)));
  } catch (error) {
    if (error instanceof RowFault) return null;
    throw error;
  }
}
