import type { Report } from '../report';
import { linesOf } from './lines';
import { QuizRows, type QuizAnswer } from './quiz-table';
import type { Table, TableSource } from './table';

const ANSWER = /^\s*ANSWER\s*:\s*(.*)$/i;
const OPTION = /^\s*([A-Z])\s*[.)]\s?(.*)$/s;

/** Whether a text is in the Aiken format: options `A. …` or `A) …`, a line each, and a line `ANSWER: A` behind them. */
export function isAiken(text: string): boolean {
  const start = text.slice(0, 20_000);
  return /^[ \t]*ANSWER[ \t]*:[ \t]*[A-Z]\b/im.test(start) && /^[ \t]*A[.)]/m.test(start);
}

interface Block {
  line: number;
  question: string[];
  options: string[];
  /** A blank line stands behind what was read last. */
  gap: boolean;
  /** A blank line stands between two lines of the question. */
  torn: boolean;
}

/** Reads Aiken's text: a question, its options in order from A on, and the letter of the right one. */
export function readAiken(text: string, source: TableSource, report: Report): Table {
  const rows = new QuizRows(source, report);
  let block: Block | null = null;

  const leaveOut = (reason: string, line?: number) => {
    rows.leaveOut(reason, block?.question.join('\n') ?? '', line);
    block = null;
  };
  const answer = (current: Block, given: string, line: number) => {
    const { question, options, torn } = current;
    const letter = /^\(?([A-Z])[).]?$/i.exec(given.trim())?.[1].toUpperCase();
    const gold = letter === undefined ? -1 : letter.charCodeAt(0) - 65;
    if (question.length === 0) leaveOut('has options, but no question stands before them');
    else if (torn) leaveOut('has a blank line in it: where the question begins cannot be known');
    else if (options.length === 0) leaveOut('has no options: they stand a line each, "A. …"');
    else if (/^\(?[A-Z]\)?(?:\s*(?:,|;|&|and)\s*\(?[A-Z]\)?)+$/i.test(given.trim())) {
      leaveOut('has more than one right option; the lab takes questions with one', line);
    } else if (letter === undefined) {
      leaveOut('its ANSWER line names no option by a letter', line);
    } else if (gold >= options.length) {
      const among = options.length === 1 ? 'the one option' : `the ${options.length} options`;
      leaveOut(`its ANSWER line names ${letter}, which is not among ${among}`, line);
    } else {
      const answers: QuizAnswer[] = options.map((option, i) => ({
        text: option,
        percent: i === gold ? 100 : 0
      }));
      rows.keep({
        id: null,
        category: null,
        kind: 'multiple choice',
        text: question.join('\n').trim(),
        answers
      });
      block = null;
    }
  };
  const begin = (line: number): Block | null =>
    rows.next(line) ? { line, question: [], options: [], gap: false, torn: false } : null;

  for (const { text: content, line } of linesOf(text)) {
    if (content.trim() === '') {
      if (block) block.gap = true;
      continue;
    }
    const given = ANSWER.exec(content)?.[1];
    const [, letter, option] = OPTION.exec(content) ?? [];
    const isOption =
      letter !== undefined && letter === 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'[block?.options.length ?? 0];
    if (block && block.gap && block.options.length > 0 && given === undefined && !isOption) {
      leaveOut('has no ANSWER line behind its options');
    }
    block ??= begin(line);
    if (!block) break;
    if (given !== undefined) answer(block, given, line);
    else if (isOption) block.options.push(option.trim());
    else if (block.options.length > 0) {
      block.options[block.options.length - 1] += `\n${content.trim()}`;
    } else {
      block.torn ||= block.gap && block.question.length > 0;
      block.question.push(content.trim());
    }
    if (block) block.gap = false;
  }
  if (block) leaveOut('has no ANSWER line: the file ends before it');
  return rows.table();
}
