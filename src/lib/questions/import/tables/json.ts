import { CAPS } from '../caps';
import type { FileFormat } from '../file-format';
import type { TextEncoding } from '../import-result';
import type { Report } from '../report';
import { cutRecords } from './json-pieces';
import { linesOf } from './lines';
import { jsonReason, parseJson, parseLooseJson } from './json-value';
import { isRecord, type JsonRecord } from './record';
import { findRecordLists } from './records';
import { rowsWithin, type FieldsTest } from './row-groups';
import { Table, type TableRow } from './table';

/** A record with its place. */
export interface PlacedRecord {
  row: number;
  line: number | null;
  record: JsonRecord;
}

/** A table of records: a column for each field that any of the first thousand has. */
export function tableOfRecords(records: readonly PlacedRecord[], source: Table['source']): Table {
  const columns = new Set<string>();
  for (const { record } of records.slice(0, 1000)) {
    for (const name of Object.keys(record)) if (columns.size < CAPS.columns) columns.add(name);
  }
  const names = [...columns];
  const rows: TableRow[] = records.map(({ row, line, record }) => ({
    row,
    line,
    values: names.map((name) => (Object.hasOwn(record, name) ? record[name] : undefined))
  }));
  return new Table(source, names, true, rows);
}

/** What a JSON text holds. */
export interface JsonFile {
  tables: Table[];
  /** The whole value, where the text is one; a set of the lab's own says more than its questions. */
  whole: unknown;
}

function tableOfValues(
  values: readonly { value: unknown; row: number; line: number | null }[],
  source: Table['source'],
  report: Report
): Table {
  const { file } = source;
  if (values.length > CAPS.rows) {
    const message = `${file} has more than ${CAPS.rows} records; the ones after that were not read.`;
    report.cap({ file, row: CAPS.rows + 1, line: null, column: null }, 'rows', CAPS.rows, message);
  }
  const records: PlacedRecord[] = [];
  for (const { value, row, line } of values.slice(0, CAPS.rows)) {
    if (isRecord(value)) records.push({ row, line, record: value });
    else
      report.fault(
        { file, row, line, column: null },
        'is not a record with named fields',
        'row left out',
        value
      );
  }
  return tableOfRecords(records, source);
}

/** A table for each list of records in a value that was read from JSON, or from what says the same. */
export function tablesOf(
  json: unknown,
  { file, format, encoding }: Table['source'],
  report: Report,
  isRow?: FieldsTest
): Table[] {
  return findRecordLists(json, isRow).map(({ label, records }) => {
    const source = { file: label === null ? file : `${file}#${label}`, format, encoding };
    return tableOfValues(
      records.map((value, i) => ({ value, row: i + 1, line: null })),
      source,
      report
    );
  });
}

/** Reads pieces each of which should be one record; what is not is a fault. */
function tableOfPieces(
  pieces: readonly { text: string; row: number; line: number; closed?: boolean }[],
  source: Table['source'],
  report: Report,
  isRow?: FieldsTest
): Table {
  const values: { value: unknown; row: number; line: number }[] = [];
  for (const { text, row, line, closed = true } of pieces) {
    const place = { file: source.file, row, line, column: null };
    try {
      const { value, overlooked } = parseLooseJson(text);
      if (overlooked) report.fault(place, overlooked, 'changed', text);
      values.push({ value, row, line });
    } catch (error) {
      report.fault(
        place,
        closed ? jsonReason(error) : 'is cut off: the file ends inside this record',
        'row left out',
        text
      );
    }
  }
  const within = isRow ? null : rowsWithin(values.map(({ value }) => value));
  const rows = within
    ? values.flatMap((place, i) => within[i]!.map((value) => ({ ...place, value })))
    : values;
  return tableOfValues(rows, source, report);
}

/** Lines that hold something; one more than may be read. */
function filledLines(text: string): { text: string; row: number; line: number }[] {
  const filled: { text: string; row: number; line: number }[] = [];
  for (const { text: content, line } of linesOf(text)) {
    if (content.trim() !== '') filled.push({ text: content, row: line, line });
    if (filled.length > CAPS.rows) break;
  }
  return filled;
}

/** A line without the comma of a list behind it. */
const withoutComma = (text: string) => text.trim().replace(/,$/, '').trimEnd();

function isLineOfRecord(text: string): boolean {
  const bare = withoutComma(text);
  if (!bare.startsWith('{') || !bare.endsWith('}')) return false;
  try {
    return isRecord(parseLooseJson(bare).value);
  } catch {
    return false;
  }
}

/**
 * Reads JSON or JSONL, or returns `null` for a text that is neither. Where the text as a whole is not valid, the records
 * that are valid are still read and the others are faults.
 * @param isRow which objects are rows, where questions are not what is looked for
 */
export function readJson(
  text: string,
  file: string,
  encoding: TextEncoding | null,
  report: Report,
  isRow?: FieldsTest
): (JsonFile & { format: FileFormat }) | null {
  if (!/^\s*[[{]/.test(text)) return null;
  try {
    const whole = parseJson(text);
    return {
      tables: tablesOf(whole, { file, format: 'json', encoding }, report, isRow),
      whole,
      format: 'json'
    };
  } catch {
    // Lines, or a broken file.
  }
  const lines = filledLines(text);
  const sample = lines.slice(0, 20);
  if (
    sample.filter((line) => isLineOfRecord(line.text)).length >= sample.length / 2 &&
    !/^\s*\[/.test(text)
  ) {
    const source = { file, format: 'jsonl' as const, encoding };
    const pieces = lines.map((line) => ({ ...line, text: withoutComma(line.text) }));
    return { tables: [tableOfPieces(pieces, source, report, isRow)], whole: null, format: 'jsonl' };
  }
  try {
    const { value, overlooked } = parseLooseJson(text);
    report.fault({ file, row: null, line: null, column: null }, `The file ${overlooked}`, 'changed');
    const source = { file, format: 'json' as const, encoding };
    return { tables: tablesOf(value, source, report, isRow), whole: value, format: 'json' };
  } catch {
    // Record by record, then.
  }
  const pieces = cutRecords(text, CAPS.rows + 1).map((piece, i) => ({ ...piece, row: i + 1 }));
  const source = { file, format: 'json' as const, encoding };
  return { tables: [tableOfPieces(pieces, source, report, isRow)], whole: null, format: 'json' };
}
