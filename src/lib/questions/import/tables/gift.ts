import { plainTextOf, type TextMarkup } from '../values/written-text';
import type { Report } from '../report';
import { giftBlocks, type GiftBlock } from './gift-blocks';
import {
  categoryName,
  QuizRows,
  reasonOfKind,
  SHOWS_MEDIA,
  type QuizAnswer,
  type QuizKind
} from './quiz-table';
import type { Table, TableSource } from './table';

/** Why a block is no question, in words. */
class GiftFault extends Error {
  override name = 'GiftFault';
}

const CONTROLS = ':=~#{}\\n';
/** Characters that no text may use stand for escaped ones while a block is taken apart. */
const PLACE = 0xfdd0;

function hideEscapes(text: string): string {
  return text
    .replace(/[\uFDD0-\uFDD7]/g, '\uFFFD')
    .replace(/\\([:=~#{}\\n])/g, (_, character: string) =>
      String.fromCharCode(PLACE + CONTROLS.indexOf(character))
    );
}

function showEscapes(text: string): string {
  return text.replace(/[\uFDD0-\uFDD7]/g, (mark) => {
    const character = CONTROLS[mark.charCodeAt(0) - PLACE]!;
    return character === 'n' ? '\n' : character;
  });
}

const MARKUPS: Record<string, TextMarkup> = {
  html: 'html',
  markdown: 'plain',
  plain: 'plain',
  moodle: 'auto'
};

function markupOf(text: string, otherwise: TextMarkup): { markup: TextMarkup; text: string } {
  const [whole, name = ''] = /^\s*\[(html|markdown|plain|moodle)\]/.exec(text) ?? [];
  return whole === undefined
    ? { markup: otherwise, text }
    : { markup: MARKUPS[name]!, text: text.slice(whole.length) };
}

function plain(text: string, markup: TextMarkup): string {
  const read = plainTextOf(showEscapes(text), markup);
  if (read === null) throw new GiftFault(SHOWS_MEDIA);
  return read;
}

/** One answer: its weight and feedback taken off. */
function answerOf(piece: string, percent: number, markup: TextMarkup): QuizAnswer {
  const [body = ''] = piece.split('#', 1);
  const [whole, weight] = /^\s*%([^%]*)%/.exec(body) ?? [];
  const given = weight === undefined ? percent : Number(weight.trim().replace(',', '.'));
  if (!(given >= -100 && given <= 100) || weight?.trim() === '') {
    throw new GiftFault(`has an answer whose weight "${showEscapes(weight ?? '')}" is not from -100 to 100`);
  }
  const written = markupOf(whole === undefined ? body : body.slice(whole.length), markup);
  return { text: plain(written.text.trim().replace(/\s+/g, ' '), written.markup), percent: given };
}

/** Answers behind `=` and `~`; what stands before the first of them is none. */
function answersOf(text: string, markup: TextMarkup): QuizAnswer[] {
  const answers: QuizAnswer[] = [];
  const marks = [...text.matchAll(/[=~]/g)];
  const before = text.slice(0, marks[0]?.index ?? 0).trim();
  if (before !== '') throw new GiftFault(`has "${showEscapes(before).slice(0, 40)}" before its first answer`);
  for (const [i, mark] of marks.entries()) {
    const piece = text.slice(mark.index + 1, marks[i + 1]?.index);
    answers.push(answerOf(piece, mark[0] === '=' ? 100 : 0, markup));
  }
  return answers;
}

function ranged(answer: QuizAnswer): QuizAnswer {
  const [, low, high] = /^([+-]?[\d.eE+-]*?)\.\.([+-]?[\d.eE+-]+)$/.exec(answer.text.slice(0, 100)) ?? [];
  if (high !== undefined) return { ...answer, range: { low: Number(low), high: Number(high) } };
  const [number = '', tolerance = '0', ...more] = answer.text.split(':').map((part) => part.trim());
  const value = number === '' || more.length > 0 ? NaN : Number(number);
  const width = tolerance === '' ? NaN : Math.abs(Number(tolerance));
  return { ...answer, text: number, range: { low: value - width, high: value + width } };
}

function numbersOf(text: string): QuizAnswer[] {
  const body = text.slice(1);
  const answers = /[=~]/.test(body.split('#', 1)[0]!)
    ? answersOf(body, 'plain')
    : [answerOf(body, 100, 'plain')];
  // A last answer without a number is the feedback for all others.
  return answers.filter(({ text, percent }) => text !== '' || percent > 0).map(ranged);
}

/** The answers' kind, by Moodle's own rules. */
function contentOf(answers: string, markup: TextMarkup): { kind: QuizKind; answers: QuizAnswer[] } {
  if (answers === '') throw new GiftFault(reasonOfKind('essay'));
  if (answers.startsWith('#')) return { kind: 'numerical', answers: numbersOf(answers) };
  if (answers.includes('~')) return { kind: 'multiple choice', answers: answersOf(answers, markup) };
  if (answers.includes('=') && answers.includes('->')) throw new GiftFault(reasonOfKind('matching'));
  const word = answers.split('#', 1)[0]!.trim();
  if (/^(?:TRUE|FALSE|T|F)$/.test(word)) {
    const isTrue = word.startsWith('T');
    const options = [
      { text: 'True', percent: isTrue ? 100 : 0 },
      { text: 'False', percent: isTrue ? 0 : 100 }
    ];
    return { kind: 'true or false', answers: options };
  }
  const accepted = answers.includes('=') ? answersOf(answers, markup) : [answerOf(answers, 100, markup)];
  return { kind: 'short answer', answers: accepted };
}

function lines(text: string): string {
  return text
    .trim()
    .split('\n')
    .map((line) => line.trim().replace(/[ \t]{2,}/g, ' '))
    .join('\n');
}

function questionOf(block: string): { kind: QuizKind; text: string; answers: QuizAnswer[] } {
  let text = hideEscapes(block).trim();
  if (text.startsWith('::')) {
    const end = text.indexOf('::', 2);
    if (end < 0) throw new GiftFault('its title is not closed with ::');
    text = text.slice(end + 2).trim();
  }
  const open = text.indexOf('{');
  const close = text.indexOf('}');
  if (open < 0 && close < 0) throw new GiftFault(reasonOfKind('description'));
  if (close < 0) throw new GiftFault('its { is not closed with }');
  if (open < 0 || close < open) throw new GiftFault('has a } without a { before it');
  const rest = text.slice(close + 1);
  if (/[{}]/.test(text.slice(open + 1, close) + rest)) {
    throw new GiftFault(
      rest.includes('{')
        ? 'has several answers in braces: there must be a blank line between two questions'
        : 'has a brace that is not escaped: write \\{ and \\}'
    );
  }
  const stem = markupOf(text.slice(0, open), 'auto');
  const joined = rest.trim() === '' ? stem.text : `${stem.text}_____${rest}`;
  const answers = text
    .slice(open + 1, close)
    .split('####', 1)[0]!
    .trim();
  return { text: plain(lines(joined), stem.markup), ...contentOf(answers, stem.markup) };
}

/**
 * Reads Moodle's GIFT as Moodle does: unescaped colons stand for themselves, comments may stand anywhere. What is no
 * question, or of a kind without one answer to grade against, is named with its line.
 */
export function readGift(text: string, source: TableSource, report: Report): Table {
  const rows = new QuizRows(source, report);
  let category: string | null = null;
  const read = ({ text: block, line, id }: GiftBlock) => {
    try {
      rows.keep({ id, category, ...questionOf(block) });
    } catch (error) {
      if (!(error instanceof GiftFault)) throw error;
      rows.leaveOut(error.message, block, line);
    }
  };
  for (const block of giftBlocks(text)) {
    const path = /^\s*\$CATEGORY:(.*)/.exec(block.text)?.[1];
    if (path !== undefined) category = categoryName(path);
    else if (rows.next(block.line)) read(block);
    else break;
  }
  return rows.table();
}
