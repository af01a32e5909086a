import { decodeText } from '../questions/import/bytes/decode-text';
import { kindOfBytes, unreadableText } from '../questions/import/bytes/kind';
import { unpack } from '../questions/import/bytes/unpack';
import { CAPS } from '../questions/import/caps';
import { ImportError, type TextEncoding } from '../questions/import/import-result';
import { Report } from '../questions/import/report';
import type { CsvRow } from '../questions/import/tables/csv-rows';
import { readCsv, tableOfRows } from '../questions/import/tables/csv';
import { readJson } from '../questions/import/tables/json';
import { cutRecords } from '../questions/import/tables/json-pieces';
import { isRecord } from '../questions/import/tables/record';
import type { FieldsTest } from '../questions/import/tables/row-groups';
import { fieldKey, isBlank, Table } from '../questions/import/tables/table';
import { counted } from './counted';
import type { Place } from './faults';
import type { GradedAnswer } from './graded-answer';
import { isPrediction } from './is-prediction';
import { PredictionsError } from './predictions-error';

const FORMATS = 'Predictions are read from CSV, TSV, JSON, JSONL or parquet, also in gzip or zip.';

/** The tables of one file, with what its decoders have to say. */
export interface OpenedFile {
  tables: Table[];
  report: Report;
  /** Names the header gives twice. */
  twice: string[];
  /** Bytes that were not UTF-8. */
  strays: number;
  /** Answers that were graded here, by where they stand; missing where the file says what was right. */
  graded?: { answers: ReadonlyMap<Place, GradedAnswer>; notes: readonly string[] };
}

/** Rows from the header on, where a title stands in a single cell of the rows before it. */
function fromHeader(rows: readonly CsvRow[], isRow: FieldsTest, file: string, report: Report): CsvRow[] {
  const filled = rows.filter(({ cells }) => !cells.every(isBlank));
  const at = filled.slice(0, 12).findIndex(({ cells }) => isRow(cells));
  const before = filled.slice(0, Math.max(0, at));
  if (!before.every(({ cells }) => cells.filter((cell) => !isBlank(cell)).length === 1)) return filled;
  for (const { row, line } of before) {
    report.fault(
      { file, row, line, column: null },
      'comes before the header and was not read',
      'value left out'
    );
  }
  return filled.slice(before.length);
}

function ofCsv(
  text: string,
  file: string,
  encoding: TextEncoding | null,
  report: Report,
  isRow: FieldsTest
): OpenedFile {
  const csv = readCsv(text, file, encoding, report);
  const filled = fromHeader(csv.rows, isRow, file, report);
  const header = filled[0]?.cells ?? [];
  const keys = header.map((name) => fieldKey(name));
  const whole = filled.filter(({ row, line, cells }, i) => {
    if (i === 0 || cells.length >= header.length) return true;
    const reason = `has ${counted(cells.length, 'cell')}, but the header has ${header.length}`;
    report.fault({ file, row, line, column: null }, reason, 'row left out');
    return false;
  });
  return {
    tables: [tableOfRows(whole, true, csv.source, report)],
    report,
    twice: header.filter((name, i) => name.trim() !== '' && keys.indexOf(keys[i]!) < i),
    strays: 0
  };
}

/** Records with the lines on which they begin, where each can be told from the others by its line. */
function withLines(table: Table, text: string): Table {
  const pieces = cutRecords(text, table.rows.length + 1);
  const distinct = new Set(pieces.map(({ line }) => line)).size === pieces.length;
  if (!distinct || pieces.length !== table.rows.length) return table;
  const rows = table.rows.map((row, i) => ({ ...row, line: row.line ?? pieces[i]!.line }));
  return new Table(table.source, table.columns, table.hasHeader, rows);
}

/**
 * Tables of a text in CSV (whatever separates its cells), JSONL, or JSON of any shape with a list of rows in it.
 * @param isRow tells the fields of a prediction from those of other records
 * @throws PredictionsError when it is empty, or JSON without such a list
 */
export function tablesOfText(
  text: string,
  file: string,
  encoding: TextEncoding | null = null,
  isRow: FieldsTest = isPrediction
): OpenedFile {
  if (text.trim() === '') throw new PredictionsError(`${file} is empty: there is nothing to compute.`);
  const unreadable = unreadableText(text);
  if (unreadable !== null) throw new PredictionsError(`${file} is ${unreadable}. ${FORMATS}`);
  const report = new Report();
  const json = readJson(text, file, encoding, report, isRow);
  if (!json) return ofCsv(text, file, encoding, report, isRow);
  if (json.tables.length === 0) {
    const found = isRecord(json.whole) ? ` Found: ${Object.keys(json.whole).slice(0, 20).join(', ')}.` : '';
    throw new PredictionsError(
      `${file} is JSON, but holds no list of rows with a prediction each.${found} Needed: confidence and correct, or logits and label.`
    );
  }
  const tables = json.tables.length === 1 ? json.tables.map((table) => withLines(table, text)) : json.tables;
  return { tables, report, twice: [], strays: 0 };
}

/**
 * Tables of a file, whatever its format and encoding, unpacked where it is packed.
 * @throws PredictionsError when it is empty, too large, no data, or an archive of several files
 */
export async function tablesOfBytes(
  bytes: Uint8Array<ArrayBuffer>,
  name: string,
  isRow: FieldsTest = isPrediction
): Promise<OpenedFile> {
  if (bytes.length > CAPS.fileSize) {
    throw new PredictionsError(
      `${name} is larger than ${CAPS.fileSize / 1024 / 1024} MiB. Use a part of it.`
    );
  }
  try {
    const files = unpack({ name, bytes }, new Report());
    const [file] = files;
    if (!file || files.length !== 1) {
      throw new PredictionsError(`${name} holds ${counted(files.length, 'file')}; bring one at a time.`);
    }
    if (file.bytes.length === 0) {
      throw new PredictionsError(`${name} is empty: there is nothing to compute.`);
    }
    const kind = kindOfBytes(file.bytes);
    if ('unreadable' in kind) throw new PredictionsError(`${name} is ${kind.unreadable}. ${FORMATS}`);
    if (kind.kind === 'parquet') {
      const { readParquet } = await import('../questions/import/tables/parquet');
      const report = new Report();
      return {
        tables: [await readParquet(file.bytes, name, report, () => {})],
        report,
        twice: [],
        strays: 0
      };
    }
    const { text, encoding, strayCount } = decodeText(file.bytes);
    return { ...tablesOfText(text, name, encoding, isRow), strays: strayCount };
  } catch (error) {
    throw error instanceof ImportError ? new PredictionsError(error.message) : error;
  }
}
