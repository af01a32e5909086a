import { answerKey } from '../../same-answer';
import type { Report } from '../report';
import { linesOf } from './lines';
import { QuizRows, type QuizAnswer } from './quiz-table';
import type { Table, TableSource } from './table';

const ANSWER =
  /^\s*(?:(?:correct |right )?(?:answers?|ans|key)|(?:richtige )?antwort|(?:bonne )?r[ée]ponse|respuesta(?: correcta)?|risposta|resposta)\s*[:=]\s*(.*)$/i;
const OPTION = /^\s*\(?([A-Za-z])\s*[.)]\s?(.*)$/s;
/** Whether a line begins as an option does: `e.g.` and `A.M.` do not. */
const isLabelled = (line: string) => /^\s*\(?[A-Za-z][.)]\s+\S/.test(line);
/** Lines that some programs write behind the answer, and that are no part of the next question. */
const REMARK = /^\s*(?:feedback|explanation|rationale|reference|hint|points|difficulty|topic|note)\s*:/i;

/** Whether a text is in the Aiken format: options `A. …` or `A) …`, a line each, and a line `ANSWER: A` behind them. */
export function isAiken(text: string): boolean {
  const start = text.slice(0, 20_000);
  const lines = start.split(/\r\n|\n|\r/);
  const first = lines.findIndex((line) => /^[ \t]*\(?A[.)][ \t]*\S/i.test(line));
  return first >= 0 && lines.slice(first).some((line) => /^\(?[A-Z]\b/i.test(ANSWER.exec(line)?.[1] ?? ''));
}

interface Block {
  line: number;
  question: string[];
  options: string[];
  /** A blank line stands behind what was read last. */
  gap: boolean;
  /** A blank line stands between two lines of the question. */
  torn: boolean;
  /** Why its options are not in order, in words. */
  jumps: string | null;
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
    const { question, options, torn, jumps } = current;
    const [, written, behind = ''] = /^\(?([A-Z])(?:[).:]\s*(.*)|)$/i.exec(given.trim()) ?? [];
    const place = written === undefined ? -1 : written.toUpperCase().charCodeAt(0) - 65;
    const isSame = (option: string) => answerKey(option) === answerKey(given);
    // A text behind the letter must be that of the option.
    const agrees = behind === '' || answerKey(options[place] ?? '') === answerKey(behind);
    const letter = agrees ? written?.toUpperCase() : undefined;
    const named = place < options.length ? -1 : options.findIndex(isSame);
    const gold = letter === undefined || named >= 0 ? options.findIndex(isSame) : place;
    if (question.length === 0) leaveOut('has options, but no question before them');
    else if (torn) leaveOut('has a blank line in it: where the question begins cannot be known');
    else if (jumps !== null) leaveOut(jumps);
    else if (options.length === 0) leaveOut('has no options: each needs a line of its own, "A. …"');
    else if (/^\(?[A-Z]\)?(?:\s*(?:,|;|&|and)\s*\(?[A-Z]\)?)+$/i.test(given.trim())) {
      leaveOut('has more than one right option; the lab takes questions with one', line);
    } else if (gold < 0) {
      leaveOut('its ANSWER line names no option by its letter or its text', line);
    } else if (gold >= options.length) {
      const last = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'[options.length - 1];
      const among =
        options.length === 1
          ? 'its only option is A'
          : `its options are A ${options.length === 2 ? 'and' : 'to'} ${last}`;
      leaveOut(`its ANSWER line names ${letter}, but ${among}`, line);
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
    rows.next(line) ? { line, question: [], options: [], gap: false, torn: false, jumps: null } : null;

  for (const { text: content, line } of linesOf(text)) {
    if (content.trim() === '') {
      if (block) block.gap = true;
      continue;
    }
    const given = ANSWER.exec(content)?.[1];
    if (!block && rows.count > 0 && REMARK.test(content)) continue;
    const [, letter, option = ''] = OPTION.exec(content) ?? [];
    const isOption =
      letter !== undefined &&
      letter.toUpperCase() === 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'[block?.options.length ?? 0];
    if (block && block.gap && block.options.length > 0 && given === undefined && !isOption) {
      leaveOut('has no ANSWER line after its options');
    }
    block ??= begin(line);
    if (!block) break;
    if (given !== undefined) answer(block, given, line);
    else if (isOption) block.options.push(option.trim());
    else if (block.options.length > 0 && isLabelled(content)) {
      const next = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'[block.options.length];
      block.jumps ??= `has an option ${letter!.toUpperCase()} where ${next} would come next`;
    } else if (block.options.length > 0) {
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
