import type { Report } from '../report';
import { plainTextOf } from '../values/written-text';
import { linesOf } from './lines';
import { QuizRows, reasonOfKind, SHOWS_MEDIA, type QuizAnswer, type QuizKind } from './quiz-table';
import type { Table, TableSource } from './table';

const TYPES = 'MC MA TF ESS ORD MAT FIB FIB_PLUS FIL NUM SR OP JUMBLED_SENTENCE QUIZ_BOWL'.split(' ');
/** Why questions of a type are left out. */
const OTHERS: Record<string, string> = {
  ESS: reasonOfKind('essay'),
  SR: reasonOfKind('essay'),
  MAT: reasonOfKind('matching'),
  FIB_PLUS: reasonOfKind('cloze'),
  JUMBLED_SENTENCE: reasonOfKind('cloze'),
  ORD: reasonOfKind('ordering'),
  FIL: reasonOfKind('file upload'),
  OP: reasonOfKind('opinion'),
  QUIZ_BOWL: reasonOfKind('quiz bowl')
};

const typeOf = (line: string) => {
  const [type = '', asked] = line.split('\t', 2);
  return asked === undefined ? undefined : TYPES.find((name) => name === type.trim().toUpperCase());
};

/** Whether a text has a question a line as Blackboard takes them: a type such as MC, the question, and its answers. */
export function isBlackboard(text: string): boolean {
  const lines = text
    .slice(0, 20_000)
    .split(/\r\n|\n|\r/)
    .filter((line) => line.trim() !== '');
  const typed = lines.map(typeOf);
  return typed[0] !== undefined && typed.filter((type) => type !== undefined).length >= 0.8 * lines.length;
}

/** Why a line is no question, in words. */
class LineFault extends Error {
  override name = 'LineFault';
}

function plain(cell: string): string {
  const text = plainTextOf(cell.trim(), 'auto');
  if (text === null) throw new LineFault(SHOWS_MEDIA);
  return text;
}

function optionsOf(cells: readonly string[]): QuizAnswer[] {
  if (cells.length % 2 === 1)
    throw new LineFault('has an answer without the word correct or incorrect after it');
  return Array.from({ length: cells.length / 2 }, (_, i) => {
    const [text, word] = [cells[2 * i]!, cells[2 * i + 1]!.trim().toLowerCase()];
    if (word !== 'correct' && word !== 'incorrect') {
      throw new LineFault(`has "${word.slice(0, 40)}" in place of correct or incorrect`);
    }
    return { text: plain(text), percent: word === 'correct' ? 100 : 0 };
  });
}

function numberOf([value = '', tolerance = '']: readonly string[]): QuizAnswer[] {
  const [number, width] = [
    value.trim() === '' ? NaN : Number(value),
    Math.abs(Number(tolerance.trim() || '0'))
  ];
  return [{ text: value.trim(), percent: 100, range: { low: number - width, high: number + width } }];
}

function questionOf(type: string, cells: readonly string[]): { kind: QuizKind; answers: QuizAnswer[] } {
  switch (type) {
    case 'MC':
    case 'MA':
      return { kind: 'multiple choice', answers: optionsOf(cells) };
    case 'TF': {
      const word = (cells[0] ?? '').trim().toLowerCase();
      if (word !== 'true' && word !== 'false') throw new LineFault('says neither true nor false');
      const answers = ['True', 'False'].map((text) => ({
        text,
        percent: text.toLowerCase() === word ? 100 : 0
      }));
      return { kind: 'true or false', answers };
    }
    case 'FIB':
      return { kind: 'short answer', answers: cells.map((cell) => ({ text: plain(cell), percent: 100 })) };
    case 'NUM':
      return { kind: 'numerical', answers: numberOf(cells) };
    default:
      throw new LineFault(OTHERS[type]);
  }
}

/** Reads Blackboard's text. */
export function readBlackboard(text: string, source: TableSource, report: Report): Table {
  const rows = new QuizRows(source, report);
  for (const { text: content, line } of linesOf(text)) {
    if (content.trim() === '') continue;
    if (!rows.next(line)) break;
    const type = typeOf(content);
    const [, asked = '', ...cells] = content.split('\t');
    while (cells.at(-1)?.trim() === '') cells.pop();
    try {
      if (type === undefined) throw new LineFault('does not begin with a type of question, such as MC');
      rows.keep({ id: null, category: null, text: plain(asked), ...questionOf(type, cells) });
    } catch (error) {
      if (!(error instanceof LineFault)) throw error;
      rows.leaveOut(error.message, content, line);
    }
  }
  return rows.table();
}
