import Papa from 'papaparse';
import { CAPS } from '../caps';
import { isFieldName } from '../mapping/field-names';
import type { TextEncoding } from '../import-result';
import type { Report } from '../report';
import type { CsvFile } from './csv-file';
import { readCsvRows, type CsvRow } from './csv-rows';
import { ankiHead, readAnki } from './anki';
import { fieldKey, isBlank, Table } from './table';

const DELIMITERS = [',', '\t', ';', '|'];
const SAMPLE_CHARACTERS = 100_000;

function knownNames(cells: readonly string[]): number {
  return cells.filter((cell) => cell.length <= 60 && isFieldName(fieldKey(cell))).length;
}

/** How well a delimiter splits the first rows: known names in the first one, else rows of equal width. */
function score(text: string, delimiter: string): number {
  const rows = Papa.parse<string[]>(text, { delimiter, preview: 60, skipEmptyLines: true }).data;
  // The last row may be cut off in the middle.
  if (rows.length > 2) rows.pop();
  const widths = rows.map((row) => row.length);
  const usual = widths.toSorted((a, b) => a - b)[widths.length >> 1] ?? 1;
  if (usual < 2) return 0;
  const equal = widths.filter((width) => width === usual).length / widths.length;
  return equal + Math.min(knownNames(rows[0]!), 5) + Math.min(usual, 20) / 1000;
}

/** What separates the cells, by how evenly it splits the first rows. */
export function delimiterOf(text: string): string {
  const start = text.slice(0, SAMPLE_CHARACTERS);
  const scores = DELIMITERS.map((delimiter) => score(start, delimiter));
  return DELIMITERS[scores.indexOf(Math.max(...scores))]!;
}

/** Whether a first row names columns rather than being a question: known names, or short words unlike the rows below. */
export function looksLikeHeader(first: readonly string[], rows: readonly CsvRow[]): boolean {
  if (knownNames(first) >= Math.min(2, first.length)) return true;
  const named = first.filter((cell) => !isBlank(cell));
  const isName = (cell: string) =>
    cell.length <= 40 &&
    /^[\p{L}_#]/u.test(cell.trim()) &&
    !/[?.!]\s*$/.test(cell) &&
    cell.split(/\s+/).length <= 4;
  if (named.length < first.length - 1 || !named.every(isName)) return false;
  if (new Set(named.map(fieldKey)).size < named.length) return false;
  if (knownNames(first) > 0 && first.length > 1) return true;
  // Names are shorter than what stands below them in some column, by far.
  return first.some((cell, i) => {
    const lengths = rows.slice(0, 50).map(({ cells }) => cells[i]?.length ?? 0);
    return lengths.length > 0 && lengths.reduce((a, b) => a + b, 0) / lengths.length > 2 * cell.length + 5;
  });
}

function columnNames(first: readonly string[] | null, width: number): string[] {
  const used = new Set<string>();
  return Array.from({ length: width }, (_, i) => {
    const given = first?.[i]?.trim() || `column ${i + 1}`;
    let name = given;
    for (let n = 2; used.has(name); n++) name = `${given} (${n})`;
    used.add(name);
    return name;
  });
}

/** Turns rows of cells into a table, the first of them taken as the header or not. */
export function tableOfRows(
  rows: readonly CsvRow[],
  hasHeader: boolean,
  source: Table['source'],
  report: Report
): Table {
  const filled = rows.filter(({ cells }) => !cells.every(isBlank));
  const header = hasHeader ? filled[0] : null;
  const body = hasHeader ? filled.slice(1) : filled;
  const widest = body.reduce((most, { cells }) => Math.max(most, cells.length), 0);
  const width = header?.cells.length ?? widest;
  const columns = columnNames(header?.cells ?? null, Math.min(width, CAPS.columns));
  if (width > CAPS.columns) {
    const message = `${source.file} has ${width} columns; the ones after the first ${CAPS.columns} were not read.`;
    const place = { file: source.file, row: filled[0]!.row, line: filled[0]!.line, column: null };
    report.cap(place, 'columns', CAPS.columns, message);
  }
  const good = body.filter(({ cells, row, line }) => {
    if (cells.length <= width || cells.slice(width).every(isBlank)) return true;
    const place = { file: source.file, row, line, column: null };
    const reason = `has ${cells.length} cells, but there are ${columns.length} columns: a cell with the separator in it must be quoted`;
    report.fault(place, reason, 'row left out', cells.join(' ¦ '));
    return false;
  });
  return new Table(
    source,
    columns,
    hasHeader,
    good.map(({ row, line, cells }) => ({ row, line, values: cells.slice(0, CAPS.columns) }))
  );
}

/** The rows from the header on, where a title or a note stands in the first cell of the rows before it. */
function withoutTitle(rows: CsvRow[], file: string, report: Report): CsvRow[] {
  const header = rows.slice(0, 12).findIndex(({ cells }) => knownNames(cells) >= 2);
  const before = rows.slice(0, Math.max(0, header));
  if (!before.every(({ cells }) => cells.filter((cell) => !isBlank(cell)).length <= 1)) return rows;
  for (const { row, line, cells } of before) {
    if (!cells.every(isBlank)) {
      report.fault(
        { file, row, line, column: null },
        'comes before the header',
        'value left out',
        cells.join(' ')
      );
    }
  }
  return rows.slice(before.length);
}

/** The line under the header of a Markdown table. */
const isRule = (cells: readonly string[]) => {
  const filled = cells.filter((cell) => !isBlank(cell));
  return filled.length > 1 && filled.every((cell) => /^\s*:?-{3,}:?\s*$/.test(cell));
};

/** Reads CSV or TSV, whatever separates its cells and ends its lines. */
export function readCsv(text: string, file: string, encoding: TextEncoding | null, report: Report): CsvFile {
  const anki = ankiHead(text);
  if (anki) return readAnki(text, anki, { file, encoding }, report);
  // Excel's own first line that names the separator.
  const named = /^sep=(.)\r?\n/.exec(text);
  const delimiter = named?.[1] ?? delimiterOf(text);
  const all = readCsvRows(text, delimiter, file, report);
  const rows = withoutTitle(named ? all.slice(1) : all, file, report).filter(
    ({ cells }) => delimiter !== '|' || !isRule(cells)
  );
  const filled = rows.filter(({ cells }) => !cells.every(isBlank));
  return {
    source: { file, format: delimiter === '\t' ? 'tsv' : 'csv', encoding },
    rows,
    hasHeader: filled.length > 0 && looksLikeHeader(filled[0]!.cells, filled.slice(1))
  };
}
