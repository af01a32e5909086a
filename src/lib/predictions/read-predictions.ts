import type { Table } from '../questions/import/tables/table';
import { Faults } from './faults';
import { withGrades } from './graded-file';
import { isPredictionWith } from './is-prediction';
import { columnsRead } from './layout';
import { refuseLeak } from './leak';
import { longColumns } from './long-columns';
import { readPart } from './part-cell';
import type { Part, PredictionRow, Predictions, RawRow, ReadingChoices } from './predictions';
import { PredictionsError } from './predictions-error';
import { tableOf } from './predictions-table';
import { nameOf, rowsOf } from './raw-rows';
import { columnNotes, decoderNotes } from './reading-notes';
import { refuseModels } from './refuse-models';
import { readerOf, refuseFractions, refusePercent } from './row-readers';
import { tablesOfBytes, tablesOfText, type OpenedFile } from './tables';

/** A column's texts where any row has one, `fallback` filling the gaps; `null` where none has. */
function column(
  rows: readonly RawRow[],
  name: string | undefined,
  fallback: (row: number) => string
): string[] | null {
  if (name === undefined) return null;
  const isGiven = ({ cells }: RawRow) =>
    cells[name] !== undefined && cells[name] !== null && cells[name] !== '';
  if (!rows.some(isGiven)) return null;
  return rows.map((row, i) => (isGiven(row) ? nameOf(row.cells[name]) : fallback(i)));
}

/** lm-evaluation-harness writes each sample once for every filter; only the first filter's are kept. */
function ofFirstFilter(rows: RawRow[]): { rows: RawRow[]; notes: string[] } {
  const filters = new Set(rows.map(({ cells }) => cells.filter));
  if (filters.size < 2) return { rows, notes: [] };
  const [first] = filters;
  return {
    rows: rows.filter(({ cells }) => cells.filter === first),
    notes: [`The file has ${filters.size} filters; only "${String(first)}" was read.`]
  };
}

/** Refuses lines of several arms or signals: their figures are not those of one. */
function refuseSeveral(table: Table, rows: readonly RawRow[], choices: ReadingChoices, file: string): void {
  const columns = longColumns(table, choices);
  const said =
    columns && [columns.arm ?? columns.method, columns.signal].filter((name) => name !== undefined);
  if (!said) return;
  const keys = new Set(rows.map(({ cells }) => JSON.stringify(said.map((name) => cells[name]))));
  if (keys.size < 2) return;
  throw new PredictionsError(
    `${file} holds ${keys.size} rows, one for each ${said.map((name) => `"${name}"`).join(' and ')}. Open it in the comparison, or with lab compare; or keep the lines of one of them.`
  );
}

/**
 * Reads what was opened: one confidence, or the options, a line.
 * @throws PredictionsError as `readPredictions` does; it knows the columns, if there is one table
 */
export function readOpened(opened: OpenedFile, file: string, choices: ReadingChoices): Predictions {
  return knowingColumns(opened, () => predictionsOf(opened, file, choices));
}

/** What reading gives; a refusal knows the columns, if there is one table. */
export function knowingColumns<Read>(opened: OpenedFile, read: () => Read): Read {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof PredictionsError) || opened.tables.length !== 1) throw error;
    throw new PredictionsError(error.message, opened.tables[0]!.columns);
  }
}

function predictionsOf(opened: OpenedFile, file: string, choices: ReadingChoices): Predictions {
  const faults = new Faults(file);
  const decoded = decoderNotes(opened, faults);
  if (opened.tables.every(({ rows }) => rows.length === 0)) faults.throwIfAny();
  const { table, layout } = tableOf(opened, choices, file);
  const { rows, notes } =
    layout.format === 'lm-evaluation-harness'
      ? ofFirstFilter(rowsOf(table))
      : { rows: rowsOf(table), notes: [] };
  refuseModels(table, rows, choices, file);
  if (layout.format === 'confidences') refuseSeveral(table, rows, choices, file);
  refusePercent(layout, rows, choices, file);
  refuseFractions(layout, rows, choices, file);
  const reader = readerOf(layout, rows, choices);

  const kept: { row: RawRow; prediction: PredictionRow }[] = [];
  const parts: Part[] = [];
  const { split: splitColumn } = layout.columns;
  // A split that is not used may say anything.
  const unread = new Faults(file);
  let notAttempted = 0;
  for (const row of rows) {
    const prediction = reader.read(row, faults);
    if (prediction === 'not attempted') notAttempted++;
    if (prediction === null || prediction === 'not attempted') continue;
    const part = splitColumn
      ? readPart(row.cells[splitColumn], row.place, choices.ignoreSplit ? unread : faults, splitColumn)
      : null;
    if (part) parts.push(part);
    kept.push({ row, prediction });
  }
  faults.throwIfAny();
  const open = choices.indexBase === undefined ? reader.openQuestion?.() : undefined;
  if (open) throw new PredictionsError(`${file}: ${open}`);
  if (kept.length === 0) {
    throw new PredictionsError(`${file} has no rows with an answer: there is nothing to compute.`);
  }

  const used = kept.map(({ row }) => row);
  const predictions = kept.map(({ prediction }) => prediction);
  const ids = column(used, layout.columns.id, (row) => `row ${row}`) ?? used.map((_, row) => `row ${row}`);
  if (splitColumn && !choices.ignoreSplit) refuseLeak(ids, parts, file);
  const { columns, notUsed } = columnsRead(table, layout);
  const options = predictions.flatMap(({ option }) => (option ? [option] : []));
  return {
    format: layout.format,
    confidences: predictions.map(({ confidence }) => confidence),
    correct: predictions.map(({ correct }) => correct),
    options:
      options.length < predictions.length
        ? null
        : { logits: options.map(({ logits }) => logits), labels: options.map(({ label }) => label) },
    ids,
    groups: column(used, layout.columns.group, () => '(none)'),
    split: parts.length === kept.length ? parts : null,
    ...(opened.graded && {
      graded: used.flatMap(({ place }) => opened.graded!.answers.get(place) ?? [])
    }),
    notAttempted,
    columns,
    notUsed,
    notes: [
      ...(opened.graded?.notes ?? []),
      ...notes,
      ...layout.notes,
      ...columnNotes(layout, notUsed),
      ...reader.notes(),
      ...decoded
    ]
  };
}

/** Reads what was opened, its answers graded where the file does not say what was right. */
function readGraded(opened: OpenedFile, file: string, choices: ReadingChoices): Predictions {
  const graded = knowingColumns(opened, () => withGrades(opened, choices, file));
  return readOpened(graded.opened, file, graded.choices);
}

/**
 * Reads predictions from text: CSV, JSONL or JSON, recognised by content.
 * @param file its name, for messages
 * @throws PredictionsError when it is of no known kind, or listing what is wrong in it, row by row
 */
export function readPredictions(text: string, file: string, choices: ReadingChoices = {}): Predictions {
  return readGraded(tablesOfText(text, file, null, isPredictionWith(choices)), file, choices);
}

/**
 * Reads predictions from the bytes of a file, in any encoding, also parquet, and packed with gzip or zip.
 * @param file its name, for messages
 * @throws PredictionsError as `readPredictions` does, and when the file is damaged, empty or no data
 */
export async function openPredictions(
  bytes: Uint8Array<ArrayBuffer>,
  file: string,
  choices: ReadingChoices = {}
): Promise<Predictions> {
  return readGraded(await tablesOfBytes(bytes, file, isPredictionWith(choices)), file, choices);
}
