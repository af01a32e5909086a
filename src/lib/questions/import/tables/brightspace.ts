import type { Report } from '../report';
import { plainTextOf } from '../values/written-text';
import { readCsvRows, type CsvRow } from './csv-rows';
import { QuizRows, reasonOfKind, SHOWS_MEDIA, type QuizAnswer, type QuizKind } from './quiz-table';
import type { Table, TableSource } from './table';

/** What types that are not read are. */
const OTHERS: Record<string, string> = {
  WR: 'essay',
  M: 'matching',
  O: 'ordering',
  MSA: 'cloze',
  FIB: 'cloze'
};

/** Why rows are no question, in words. */
class RowsFault extends Error {
  override name = 'RowsFault';
}

/** Whether a text is in the CSV that D2L's Brightspace imports: several rows a question, the first of them NewQuestion. */
export function isBrightspace(text: string): boolean {
  const start = text.slice(0, 20_000).split(/\r\n|\n|\r/);
  const first = start.find((line) => line.replace(/[\s,]/g, '') !== '' && !line.startsWith('//'));
  return /^"?NewQuestion"?,/i.test(first ?? '') && start.some((line) => /^"?QuestionText"?,/i.test(line));
}

const keyOf = ({ cells }: CsvRow) => cells[0]!.trim().toLowerCase();

function plain(cells: readonly string[], at: number): string {
  const isHtml = cells.slice(at + 1).some((cell) => cell.trim().toUpperCase() === 'HTML');
  const text = plainTextOf((cells[at] ?? '').trim(), isHtml ? 'html' : 'plain');
  if (text === null) throw new RowsFault(SHOWS_MEDIA);
  return text;
}

function weightOf(cell: string | undefined): number {
  const weight = Number((cell ?? '').trim() || '0');
  if (!Number.isFinite(weight)) throw new RowsFault('has an answer whose weight is not a number');
  return weight;
}

function answersOf(type: string, rows: readonly CsvRow[]): { kind: QuizKind; answers: QuizAnswer[] } {
  const named = (...names: string[]) => rows.filter((row) => names.includes(keyOf(row)));
  switch (type) {
    case 'MC':
    case 'MS': {
      // Several may be right in a set of options: 1 marks each of them.
      const full = type === 'MS' ? 100 : 1;
      const answers = named('option').map(({ cells }) => ({
        text: plain(cells, 2).replace(/\s+/g, ' '),
        percent: full * weightOf(cells[1])
      }));
      return { kind: 'multiple choice', answers };
    }
    case 'TF': {
      const answers = named('true', 'false').map((row) => ({
        text: keyOf(row) === 'true' ? 'True' : 'False',
        percent: weightOf(row.cells[1])
      }));
      return { kind: 'true or false', answers };
    }
    case 'SA': {
      const answers = named('answer').map(({ cells }) => {
        if (/regexp/i.test(cells[3] ?? '')) {
          throw new RowsFault('accepts a regular expression, which cannot be graded');
        }
        return { text: plain(cells, 2), percent: weightOf(cells[1]) };
      });
      return { kind: 'short answer', answers };
    }
    default:
      throw new RowsFault(reasonOfKind(OTHERS[type] ?? type));
  }
}

/** Reads the CSV of D2L's Brightspace. */
export function readBrightspace(text: string, source: TableSource, report: Report): Table {
  const rows = new QuizRows(source, report);
  const lines = readCsvRows(text, ',', source.file, report).filter(
    ({ cells }) => cells.some((cell) => cell.trim() !== '') && !cells[0]!.startsWith('//')
  );
  const starts = lines.flatMap((row, i) => (keyOf(row) === 'newquestion' ? [i] : []));
  for (const [n, start] of starts.entries()) {
    const own = lines.slice(start, starts[n + 1]);
    if (!rows.next(own[0]!.line)) break;
    const row = (name: string) => own.find((candidate) => keyOf(candidate) === name)?.cells;
    const asked = row('questiontext') ?? [];
    try {
      if ((row('image')?.[1] ?? '').trim() !== '') throw new RowsFault(SHOWS_MEDIA);
      const read = answersOf((own[0]!.cells[1] ?? '').trim().toUpperCase(), own);
      rows.keep({ id: row('id')?.[1]?.trim() || null, category: null, text: plain(asked, 1), ...read });
    } catch (error) {
      if (!(error instanceof RowsFault)) throw error;
      rows.leaveOut(error.message, asked[1] ?? '');
    }
  }
  return rows.table();
}
