import type { TextEncoding } from '../import-result';
import type { Report } from '../report';
import { textOfHtml } from '../values/coded-text';
import { readCsvRows, type CsvRow } from './csv-rows';
import type { CsvFile } from './csv-file';

/** What the first lines of notes exported by Anki say of the rest. */
export interface AnkiHead {
  /** How many lines there are. */
  lines: number;
  delimiter: string;
  /** Whether cells hold HTML. */
  html: boolean;
  /** Names of columns by their number from 1, as far as they are given. */
  names: Map<number, string>;
}

const SEPARATORS: Record<string, string> = {
  comma: ',',
  semicolon: ';',
  tab: '\t',
  space: ' ',
  pipe: '|',
  colon: ':'
};
const COLUMNS = ['tags', 'deck', 'notetype', 'guid'];

/** Reads the lines `#separator:tab`, `#html:true`, … that Anki writes first; `null` where there are none. */
export function ankiHead(text: string): AnkiHead | null {
  if (!/^#(?:separator|html):/.test(text)) return null;
  const head: AnkiHead = { lines: 0, delimiter: '\t', html: false, names: new Map() };
  for (const line of text.slice(0, 10_000).split(/\r\n|\n|\r/)) {
    const [, key, value = ''] = /^#([a-z][a-z ]*):(.*)$/.exec(line) ?? [];
    if (key === undefined) break;
    head.lines++;
    const column = COLUMNS.find((name) => key === `${name} column`);
    if (key === 'separator') head.delimiter = SEPARATORS[value.toLowerCase()] ?? (value.charAt(0) || '\t');
    else if (key === 'html') head.html = value === 'true';
    else if (key === 'columns') {
      for (const [i, name] of value.split(head.delimiter).entries()) head.names.set(i + 1, name.trim());
    } else if (column !== undefined) head.names.set(Number(value), column);
  }
  return head;
}

const CLOZE = /\{\{c(\d+)::(.*?)(?:::(.*?))?\}\}/gs;

/**
 * A note with a gap as question and answer: `{{c1::Lima}}` is the gap, with a hint or without. `null` where it has no gap;
 * one with several different gaps asks several questions.
 */
export function clozeOf(text: string): { question: string; answers: string[] } | 'several' | null {
  const gaps = [...text.matchAll(CLOZE)];
  const [gap] = gaps;
  if (!gap) return null;
  if (
    new Set(gaps.map(([, number]) => number)).size > 1 ||
    new Set(gaps.map(([, , answer]) => answer)).size > 1
  ) {
    return 'several';
  }
  const question = text.replace(CLOZE, (_whole, _number, _answer, hint?: string) =>
    hint === undefined ? '_____' : `_____ (${hint})`
  );
  return { question, answers: [gap[2]!.trim()] };
}

/** Notes with gaps as rows of a question and its answer; those with several are left out. */
function withoutClozes(rows: readonly CsvRow[], file: string, report: Report): CsvRow[] {
  return rows.flatMap((row) => {
    const at = row.cells.findIndex((cell) => cell.includes('{{c'));
    const cloze = at < 0 ? null : clozeOf(row.cells[at]!);
    if (cloze === null) return [row];
    if (cloze === 'several') {
      const reason = 'has several gaps; the lab takes questions with one answer';
      report.fault(
        { file, row: row.row, line: row.line, column: null },
        reason,
        'row left out',
        row.cells[at]
      );
      return [];
    }
    const cells = [...row.cells];
    cells[at] = cloze.question;
    // What stands on the back of such a note is a remark.
    cells.splice(at + 1, 1, cloze.answers[0]!);
    return [{ ...row, cells }];
  });
}

/**
 * Reads notes exported by Anki as a table: columns without a name of their own are `Front` and `Back`, further ones are
 * counted. HTML is read as plain text.
 */
export function readAnki(
  text: string,
  { lines, delimiter, html, names }: AnkiHead,
  { file, encoding }: { file: string; encoding: TextEncoding | null },
  report: Report
): CsvFile {
  const notes = readCsvRows(text, delimiter, file, report)
    .slice(lines)
    .map((row) => (html ? { ...row, cells: row.cells.map(textOfHtml) } : row));
  const rows = withoutClozes(notes, file, report);
  const width = Math.min(
    100,
    rows.reduce((most, { cells }) => Math.max(most, cells.length), 0)
  );
  const own = ['Front', 'Back'];
  const header = Array.from(
    { length: width },
    (_, i) => names.get(i + 1) ?? own.shift() ?? `column ${i + 1}`
  );
  return {
    source: { file, format: delimiter === '\t' ? 'tsv' : 'csv', encoding },
    rows: [{ row: lines, line: lines, cells: header }, ...rows],
    hasHeader: true
  };
}
