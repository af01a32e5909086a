import { optionsBeside } from '../mapping/option-fields';
import { popularityOf } from '../../popularity';
import { RowFault } from '../draft';
import type { RowView } from '../row-view';
import { fieldOf, isRecord } from '../tables/record';
import { flaggedRecords } from '../values/flagged-records';
import { asList, asText, unpackCell } from '../values/read-value';
import { preferredFirst } from './answer-texts';
import type { Shape } from './shape';

function someAnswers(row: RowView, field: string, answers: string[]): string[] {
  if (answers.length > 0) return answers;
  throw new RowFault(row.column(field), 'the answer is empty', row.get(field));
}

/** TriviaQA: `answer{value, aliases, normalized_aliases}`, from Hugging Face or as first published. */
export const triviaQa: Shape = {
  id: 'triviaqa',
  name: 'TriviaQA',
  sure: 'certain',
  fits: (table) =>
    table.has('question', 'answer') &&
    table.mostly('answer', (value) => {
      const answer = unpackCell(value);
      return isRecord(answer) && fieldOf(answer, 'value') !== undefined;
    }),
  read(row) {
    const text = row.text('question', 'the question');
    const answer = unpackCell(row.get('answer'));
    if (!isRecord(answer))
      throw new RowFault(row.column('answer'), 'is not an answer with its aliases', answer);
    const preferred = asText(fieldOf(answer, 'value')) ?? undefined;
    const aliases = asList(fieldOf(answer, 'aliases'));
    const more = aliases.length > 0 ? aliases : asList(fieldOf(answer, 'normalizedaliases'));
    return { text, answers: someAnswers(row, 'answer', preferredFirst(preferred, more)) };
  }
};

/** PopQA, from Hugging Face or as the built prompts: answers as a JSON list inside a text, page views of the subject. */
export const popQa: Shape = {
  id: 'popqa',
  name: 'PopQA',
  sure: 'certain',
  fits: (table) =>
    table.has('spop') && (table.has('question', 'possibleanswers') || table.has('input', 'output')),
  read(row) {
    const [question, field] = row.table.has('possibleanswers')
      ? ['question', 'possibleanswers']
      : ['input', 'output'];
    const views = row.number('spop');
    return {
      text: row.text(question, 'the question'),
      answers: someAnswers(row, field, [...new Set(row.list(field))]),
      group: row.optional('prop'),
      popularity: views === undefined ? undefined : popularityOf(views)
    };
  }
};

/** Answers in WebQuestions' own file: `(list (description "Rome") (description Paris))`. */
function described(value: string): string[] {
  return [...value.matchAll(/\(description (?:"((?:[^"\\]|\\.)*)"|([^()"]+))\)/g)]
    .map(([, quoted, bare]) => (quoted?.replace(/\\(.)/g, '$1') ?? bare!).trim())
    .filter((text) => text !== '');
}

/** WebQuestions: `url`, `question`, `answers`; `qText`, `answers`; or `utterance` and `targetValue` as first published. */
export const webQuestions: Shape = {
  id: 'webquestions',
  name: 'WebQuestions',
  sure: 'certain',
  fits: (table) =>
    table.has('utterance', 'targetvalue') ||
    ((table.has('qtext', 'answers') || table.has('url', 'question', 'answers')) &&
      table.mostly('answers', (value) => asList(value).length > 0) &&
      !optionsBeside(table, table.has('qtext') ? 'qtext' : 'question', 'answers')),
  read(row) {
    if (row.table.has('utterance')) {
      const value = row.text('targetvalue', 'the answer');
      return {
        text: row.text('utterance', 'the question'),
        answers: someAnswers(row, 'targetvalue', [...new Set(described(value))])
      };
    }
    const question = row.table.has('qtext') ? 'qtext' : 'question';
    return {
      text: row.text(question, 'the question'),
      answers: someAnswers(row, 'answers', [...new Set(row.list('answers'))])
    };
  }
};

/** WebQSP: WebQuestions with parses, each with its answers; FreebaseQA is alike. */
export const webQsp: Shape = {
  id: 'webqsp',
  name: 'WebQSP or FreebaseQA',
  sure: 'certain',
  fits: (table) => table.has('rawquestion', 'parses'),
  read(row) {
    const parses = row.get('parses');
    const answers = (Array.isArray(parses) ? parses : [])
      .filter(isRecord)
      .flatMap((parse) => fieldOf(parse, 'answers'))
      .filter(isRecord)
      .flatMap((answer) => {
        const names = fieldOf(answer, 'answersname') ?? fieldOf(answer, 'entityname');
        const texts = asList(names);
        const plain = asText(fieldOf(answer, 'answerargument'));
        return texts.length > 0 || plain === null ? texts : [plain];
      });
    return {
      text: row.text('rawquestion', 'the question'),
      answers: someAnswers(row, 'parses', [...new Set(answers)])
    };
  }
};

/** A text found in a passage. Records that have an id, a letter or a flag are options. */
const isSpan = (value: unknown) =>
  isRecord(value) &&
  asText(fieldOf(value, 'text') ?? fieldOf(value, 'answer')) !== null &&
  ['id', 'label', 'key', 'letter', 'correct', 'iscorrect'].every(
    (name) => fieldOf(value, name) === undefined
  );

/** Whether answers say where in the passage they stand: options do not. */
const hasPlaces = (value: unknown) =>
  [unpackCell(value)]
    .flat()
    .every((answer) => isRecord(answer) && fieldOf(answer, 'answerstart') !== undefined);

/** SQuAD and what is exported like it: `answers{text: [...]}`, or a list of `{text}`; the passage is not part of a question. */
export const squad: Shape = {
  id: 'squad',
  name: 'SQuAD or alike',
  sure: 'certain',
  passageApart: true,
  fits: (table) =>
    table.has('question', 'answers') &&
    // SQuAD 2.0 has many questions that its passage does not answer: they have no say here.
    table.mostly('answers', (value) => {
      const answers = unpackCell(value);
      if (isRecord(answers)) return fieldOf(answers, 'text') !== undefined;
      return Array.isArray(answers) && (answers.every(isSpan) || answers.length === 0);
    }) &&
    table
      .sample('answers', table.rows.length)
      .map(unpackCell)
      .some((answers) => isRecord(answers) || (Array.isArray(answers) && answers.length > 0)) &&
    (table.mostly('answers', hasPlaces) ||
      !(
        table.sample('answers').some((answers) => flaggedRecords(answers) !== null) ||
        optionsBeside(table, 'question', 'answers')
      )),
  read(row) {
    const text = row.text('question', 'the question');
    const answers = unpackCell(row.get('answers'));
    const texts = asList(isRecord(answers) ? fieldOf(answers, 'text') : answers);
    if (texts.length === 0) {
      const reason = 'has no accepted answer (SQuAD 2.0 asks what its passage does not answer)';
      throw new RowFault(row.column('answers'), reason, answers);
    }
    return { text, answers: [...new Set(texts)], group: row.optional('title')?.replaceAll('_', ' ') };
  }
};

/** NQ-open: `question` and a list `answer`. */
export const nqOpen: Shape = {
  id: 'nq-open',
  name: 'NQ-open',
  sure: 'certain',
  fits: (table) =>
    table.has('question', 'answer') &&
    table.mostly('answer', (value) => Array.isArray(unpackCell(value))) &&
    !optionsBeside(table, 'question', 'answer'),
  read: (row) => ({
    text: row.text('question', 'the question'),
    answers: someAnswers(row, 'answer', [...new Set(row.list('answer'))])
  })
};
