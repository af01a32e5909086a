import Papa from 'papaparse';
import { CAPS } from '../caps';
import type { Report } from '../report';
import { isBlank } from './table';

/** One row of a CSV file as it stands there. */
export interface CsvRow {
  /** From 1; a line break inside quotes does not begin a row. */
  row: number;
  /** Line on which it begins, from 1. */
  line: number;
  cells: string[];
}

/** What ends a row: as found outside quotes; `\r\n` is read as `\n` with a `\r` to take off. */
function newlineOf(text: string): '\n' | '\r' {
  const start = text.slice(0, 200_000);
  if (!start.includes('\r')) return '\n';
  const unquoted = start.replace(/"(?:[^"]|"")*"/g, '');
  if (unquoted.includes('\n')) return '\n';
  return unquoted.includes('\r') ? '\r' : '\n';
}

/**
 * How often a text may be read over because of cells whose quotes are not closed, before each line is read by itself:
 * files that are broken throughout must not take quadratic time.
 */
const READINGS = 4;

interface StepResult {
  data: string[][];
  errors: unknown[];
  meta: { cursor: number };
}

/** Cells of one line in which quotes are badly used, or `null` where they do not give `width` cells. */
function lenientCells(line: string, delimiter: string, width: number): string[] | null {
  const asQuoted =
    (new Papa.Parser({ delimiter, newline: '\n' }).parse(line, 0, false) as StepResult).data[0] ?? [];
  const asWritten = line
    .split(delimiter)
    .map((cell) => (/^".*"$/s.test(cell) ? cell.slice(1, -1).replaceAll('""', '"') : cell));
  return [asWritten, asQuoted].find((cells) => cells.length === width) ?? null;
}

/**
 * Splits CSV or TSV into rows with their places. A row whose quotes are not closed or doubled rightly is read from its
 * one line if that gives as many cells as the first row has, else left out; either way it is a fault, and reading goes on
 * with the next line.
 */
export function readCsvRows(text: string, delimiter: string, file: string, report: Report): CsvRow[] {
  const newline = newlineOf(text);
  const rows: CsvRow[] = [];
  let line = 1;
  let start = 0;
  let width = 0;
  let readAhead = 0;

  const countLines = (from: number, to: number) => {
    for (let i = text.indexOf(newline, from); i >= 0 && i < to; i = text.indexOf(newline, i + 1)) line++;
  };
  const add = (cells: string[], end: number) => {
    // A `\r` before the `\n` that ended an unquoted cell belongs to the line break.
    const last = cells.length - 1;
    const cell = cells[last]!;
    const rowEnd = text[end - 1] === newline ? end - 1 : end;
    if (newline === '\n' && cell.endsWith('\r') && text.startsWith(cell, rowEnd - cell.length)) {
      cells[last] = cell.slice(0, -1);
    }
    rows.push({ row: rows.length + 1 + skipped, line, cells });
    width ||= cells.every(isBlank) ? 0 : cells.length;
    countLines(start, end);
    start = end;
  };
  let skipped = 0;
  const readLine = (reason: string) => {
    const lineEnd = text.indexOf(newline, start);
    const end = lineEnd < 0 ? text.length : lineEnd;
    const content = text.slice(start, end).replace(/\r$/, '');
    const cells = lenientCells(content, delimiter, width || 1);
    const place = { file, row: rows.length + 1 + skipped, line, column: null };
    const next = Math.min(text.length, end + 1);
    if (cells && width > 1) {
      report.fault(place, `${reason}; the line was read as it stands`, 'changed', content);
      add(cells, next);
    } else {
      report.fault(place, reason, 'row left out', content);
      skipped++;
      countLines(start, next);
      start = next;
    }
  };

  while (start < text.length && rows.length <= CAPS.rows) {
    const base = start;
    const alone = readAhead > READINGS * text.length;
    const lineEnd = alone ? text.indexOf(newline, start) : -1;
    const piece = text.slice(start, lineEnd < 0 ? text.length : lineEnd + 1);
    let broken = false;
    const parser = new Papa.Parser({
      delimiter,
      newline,
      step({ data, errors, meta }: StepResult) {
        const end = base + meta.cursor;
        // A line break at the very end does not begin another row.
        if (end === start && data[0]!.every((cell) => cell === '')) return;
        if (errors.length > 0) {
          broken = true;
          readAhead += end - start;
        } else add(data[0]!, end);
        if (broken || rows.length > CAPS.rows) parser.abort();
      }
    } as unknown as Papa.ParseConfig);
    parser.parse(piece, 0, false);
    if (broken) {
      readLine('a quoted cell is not closed, or a quote inside it is not doubled');
    } else if (start === base) break;
  }
  if (rows.length > CAPS.rows) {
    rows.length = CAPS.rows;
    const message = `${file} has more than ${CAPS.rows} rows; the rows after that were not read.`;
    report.cap({ file, row: CAPS.rows + 1, line, column: null }, 'rows', CAPS.rows, message);
  }
  return rows;
}
