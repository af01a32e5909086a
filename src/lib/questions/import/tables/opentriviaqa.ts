import type { TextEncoding } from '../import-result';
import type { Report } from '../report';
import { linesOf } from './lines';
import { Table, type TableRow } from './table';

/** Whether a text is in OpenTriviaQA's own format: blocks of `#Q` question, `^` answer, `A` … options. */
export function isOpenTriviaQa(text: string): boolean {
  const start = text.slice(0, 20_000);
  return /^#Q /m.test(start) && /^\^ /m.test(start);
}

interface Block {
  line: number;
  question: string;
  answer: string | null;
  options: string[];
  /** Line of a second answer. */
  twice: number | null;
}

const COLUMNS = ['question', 'answer', 'options'];

/**
 * Reads OpenTriviaQA's text into a table of question, answer and a list of options. A question may go on over several
 * lines; so may, in a few places, an option. The row is the number of the block.
 */
export function readOpenTriviaQa(
  text: string,
  file: string,
  encoding: TextEncoding | null,
  report: Report
): Table {
  const rows: TableRow[] = [];
  let block: Block | null = null;
  let last: 'question' | 'answer' | 'option' | null = null;
  let count = 0;

  const end = () => {
    if (block?.twice != null) {
      const place = { file, row: count, line: block.twice, column: null };
      const reason = 'has a second ^ line; the lab takes questions with one right option';
      report.fault(place, reason, 'row left out', block.question);
    } else if (block) {
      rows.push({ row: count, line: block.line, values: [block.question, block.answer, block.options] });
    }
    block = null;
  };
  for (const { text: content, line } of linesOf(text)) {
    const [, mark, rest] = /^(#Q|\^|[A-Z])(?:\s+(.*))?$/s.exec(content) ?? [null, null, null];
    if (mark === '#Q') {
      end();
      count++;
      block = { line, question: rest ?? '', answer: null, options: [], twice: null };
      last = 'question';
    } else if (content.trim() === '') {
      // A question goes on until its answer.
      if (block && last === 'question') block.question += '\n';
      else last = null;
    } else if (!block) {
      const place = { file, row: null, line, column: null };
      report.fault(place, 'comes before the first question', 'value left out', content);
    } else if (mark === '^') {
      if (block.answer !== null) block.twice ??= line;
      block.answer = rest ?? '';
      last = 'answer';
    } else if (
      mark !== null &&
      block.answer !== null &&
      mark === 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'[block.options.length]
    ) {
      block.options.push(rest ?? '');
      last = 'option';
    } else if (last === 'question') {
      block.question += `\n${content}`;
    } else if (last === 'answer') {
      block.answer += `\n${content}`;
    } else if (last === 'option') {
      block.options[block.options.length - 1] += `\n${content}`;
    } else {
      const place = { file, row: count, line, column: null };
      report.fault(place, 'belongs to no question, answer or option', 'value left out', content);
    }
  }
  end();
  return new Table({ file, format: 'opentriviaqa', encoding }, COLUMNS, true, rows);
}
