import { CAPS } from '../caps';
import { RowFault, type Draft } from '../draft';
import type { FileFormat } from '../file-format';
import type { RowView } from '../row-view';
import type { QuizAnswer, QuizKind } from '../tables/quiz-table';
import { numbersWithin } from '../values/numbers-within';
import type { Shape } from './shape';

/** Sums of decimals differ from what they should be in their last digits. */
const shown = (value: number) => Number(value.toPrecision(12));
const percents = (value: number) => `${Number(value.toFixed(2))} %`;

/** All points, also where a program wrote 99.99999. */
const isFull = ({ percent }: QuizAnswer) => percent > 99.99;

function choose(row: RowView, text: string, answers: readonly QuizAnswer[]): Draft {
  const right = answers.filter(isFull);
  const partly = answers.filter((answer) => answer.percent > 0 && !isFull(answer));
  const fail = (reason: string) => {
    throw new RowFault(row.column('answers'), reason, answers);
  };
  if (right.length > 1) fail('marks several options as right; the lab takes questions with one');
  if (right.length === 0 && partly.length > 1) {
    fail('divides the points among several options; the lab takes questions with one right option');
  }
  if (partly.length > 0) {
    fail(`gives an option ${percents(partly[0]!.percent)} of the points; the lab knows only right and wrong`);
  }
  if (right.length === 0) fail('marks no option as right');
  const options = { texts: answers.map((answer) => answer.text || null), labels: null };
  const chosen = row.chosen(options, 'answers', answers.indexOf(right[0]!), 'answers');
  return {
    text,
    answers: [chosen.texts[chosen.gold]!],
    options: chosen,
    optionsColumn: row.column('answers')
  };
}

/** Notes answers that do not earn all points, and gives back the ones that do. */
function fullAnswers(row: RowView, answers: readonly QuizAnswer[]): QuizAnswer[] {
  for (const answer of answers) {
    const { text, percent } = answer;
    if (isFull(answer) || text === '*' || text === '') continue;
    const reason =
      percent > 0
        ? `an answer that earns ${percents(percent)} of the points was left out; the lab knows only right and wrong`
        : 'a wrong answer the file foresees was left out';
    row.note('answers', reason, 'value left out', text);
  }
  return answers.filter(isFull);
}

function accept(row: RowView, text: string, answers: string[]): Draft {
  const accepted = [...new Set(answers)].filter((answer) => answer !== '');
  if (accepted.length === 0) throw new RowFault(row.column('answers'), 'has no accepted answer');
  return { text, answers: accepted };
}

/** An asterisk stands for any text, unless it is escaped. */
const WILDCARD = /(?:^|[^\\])\*/;

function shortAnswers(row: RowView, text: string, answers: readonly QuizAnswer[]): Draft {
  const full = fullAnswers(row, answers);
  const plain = full.filter((answer) => !WILDCARD.test(answer.text));
  if (plain.length === 0 && full.length > 0) {
    throw new RowFault(row.column('answers'), 'accepts any text in place of *, which cannot be graded', full);
  }
  for (const answer of full) {
    if (plain.includes(answer)) continue;
    row.note(
      'answers',
      'accepts any text in place of *; that answer was left out',
      'value left out',
      answer.text
    );
  }
  return accept(
    row,
    text,
    plain.map((answer) => answer.text.replaceAll('\\*', '*'))
  );
}

function numbers(row: RowView, text: string, answers: readonly QuizAnswer[]): Draft {
  const full = fullAnswers(row, answers);
  const accepted = full.flatMap((answer) => {
    const { range } = answer;
    if (!range || !Number.isFinite(range.low) || !Number.isFinite(range.high)) {
      throw new RowFault(row.column('answers'), 'is not a number', answer.text);
    }
    if (range.low === range.high) return [answer.text];
    const within = numbersWithin(answer.text, range);
    const bounds = `${shown(range.low)} to ${shown(range.high)}`;
    if (within === null) {
      const reason = `accepts any number from ${bounds}, too many to list: the lab grades against listed answers`;
      throw new RowFault(row.column('answers'), reason, answer.text);
    }
    const listed = within.length === 1 ? 'one of them' : `${within.length} of them`;
    const reason = `accepts any number from ${bounds}; only ${listed}, as precise as the file writes it, can be listed`;
    row.note('answers', reason, 'kept');
    return within;
  });
  return accept(row, text, accepted);
}

function readQuiz(row: RowView): Draft {
  const text = row.text('question', 'the question');
  const answers = (row.get('answers') ?? []) as QuizAnswer[];
  for (const answer of answers) row.within('answers', answer.text);
  if (answers.length > 10 * CAPS.options) {
    throw new RowFault(row.column('answers'), `has ${answers.length} answers`);
  }
  const group = row.optional('category');
  const read = {
    'multiple choice': choose,
    'true or false': choose,
    'short answer': shortAnswers,
    numerical: numbers
  }[row.get('kind') as QuizKind];
  return { ...read(row, text, answers), group };
}

function quiz(id: string, name: string, format: FileFormat): Shape {
  return { id, name, sure: 'certain', fits: ({ source }) => source.format === format, read: readQuiz };
}

/** Moodle's GIFT. */
export const gift = quiz('gift', 'Moodle’s GIFT', 'gift');

/** Aiken's format, which Moodle, Canvas and others read. */
export const aiken = quiz('aiken', 'Aiken', 'aiken');

/** Moodle's export of a question bank. */
export const moodleXml = quiz('moodle-xml', 'Moodle’s question bank', 'moodle-xml');

/** QTI, which Canvas, Blackboard, Moodle and TAO export. */
export const qti = quiz('qti', 'QTI', 'qti');

/** Blackboard's questions to be uploaded, a line each. */
export const blackboard = quiz('blackboard', 'Blackboard’s text', 'blackboard');

/** The content of an H5P activity. */
export const h5p = quiz('h5p', 'H5P', 'h5p');

/** The CSV that D2L's Brightspace imports, several rows a question. */
export const brightspace = quiz('brightspace', 'Brightspace’s CSV (D2L)', 'brightspace');
