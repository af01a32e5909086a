import { RowFault, type Draft } from '../draft';
import type { RowView } from '../row-view';
import { fieldOf, isRecord } from '../tables/record';
import type { Table } from '../tables/table';
import { optionsOfValue } from '../values/options';
import { asText, unpackCell } from '../values/read-value';
import { withoutPromptWords } from './prompt-words';
import type { Shape } from './shape';

/** Whether a field holds options under labels: `{text: [...], label: [...]}`, or that as text. */
function isLabelled(table: Table, field: string): boolean {
  return table.mostly(field, (value) => optionsOfValue(value)?.labels != null);
}

function readChoices(row: RowView, question: string, gold: string): Draft {
  const text = row.text(question, 'the question');
  const chosen = row.choose(row.options('choices'), 'choices', gold);
  return {
    text,
    answers: [chosen.texts[chosen.gold]!],
    options: chosen,
    optionsColumn: row.column('choices')
  };
}

/** OpenBookQA from Hugging Face: `question_stem`, `choices{text,label}`, `answerKey`. */
export const openBookQa: Shape = {
  id: 'openbookqa',
  name: 'OpenBookQA',
  sure: 'certain',
  passageApart: true,
  fits: (table) => table.has('questionstem', 'choices', 'answerkey'),
  read: (row) => readChoices(row, 'questionstem', 'answerkey')
};

/** CommonsenseQA from Hugging Face: as ARC, with the concept the question is about as its group. */
export const commonsenseQa: Shape = {
  id: 'commonsenseqa',
  name: 'CommonsenseQA',
  sure: 'certain',
  fits: (table) => table.has('question', 'questionconcept', 'choices', 'answerkey'),
  read: (row) => ({ ...readChoices(row, 'question', 'answerkey'), group: row.optional('questionconcept') })
};

/** QASC: eight options, with the facts that are to be combined. */
export const qasc: Shape = {
  id: 'qasc',
  name: 'QASC',
  sure: 'certain',
  passageApart: true,
  fits: (table) => table.has('question', 'choices', 'answerkey', 'combinedfact'),
  read: (row) => readChoices(row, 'question', 'answerkey')
};

/** ARC from Hugging Face: `question`, `choices{text,label}`, `answerKey` A–D or 1–4. */
export const arc: Shape = {
  id: 'arc',
  name: 'ARC',
  sure: 'certain',
  fits: (table) => table.has('question', 'choices', 'answerkey') && isLabelled(table, 'choices'),
  read: (row) => readChoices(row, 'question', 'answerkey')
};

/** ARC with options by label: `choices: {A: ..., B: ...}` and `answer`. */
export const arcByLabel: Shape = {
  id: 'arc-by-label',
  name: 'ARC, options by label',
  sure: 'certain',
  fits: (table) => table.has('question', 'choices', 'answer') && isLabelled(table, 'choices'),
  read: (row) => readChoices(row, 'question', 'answer')
};

const askedIn = (table: Table) =>
  table.has('query') ? 'query' : table.has('context') && !table.has('question') ? 'context' : undefined;

/** The layout evaluation suites use: `query` (with "Question: " before it), `choices`, and `gold` as an index from 0. */
export const queryChoices: Shape = {
  id: 'query-choices',
  name: 'ARC as evaluation suites write it (query, choices, gold)',
  sure: 'certain',
  fits: (table) => table.has('choices', 'gold') && askedIn(table) !== undefined,
  read(row) {
    const field = askedIn(row.table)!;
    const draft = readChoices(row, field, 'gold');
    const text = withoutPromptWords(draft.text);
    if (text === '') throw new RowFault(row.column(field), 'the question is empty', draft.text);
    return { ...draft, text };
  }
};

/** The nesting of AllenAI's own files (ARC, OpenBookQA, CommonsenseQA): `question: {stem, choices: [{text, label}]}`. */
export const nestedStem: Shape = {
  id: 'allenai-nested',
  name: 'ARC, OpenBookQA or CommonsenseQA as first published',
  sure: 'certain',
  fits: (table) =>
    table.has('question', 'answerkey') &&
    table.mostly('question', (value) => {
      const question = unpackCell(value);
      return isRecord(question) && fieldOf(question, 'stem') !== undefined;
    }),
  read(row) {
    const question = unpackCell(row.get('question'));
    const text = isRecord(question) ? asText(fieldOf(question, 'stem')) : null;
    const options = isRecord(question) ? optionsOfValue(fieldOf(question, 'choices')) : null;
    if (!isRecord(question) || text === null)
      throw new RowFault(row.column('question'), 'the question is empty', question);
    if (!options) throw new RowFault(row.column('question'), 'holds no list of options', question);
    const chosen = row.choose(options, 'question', 'answerkey');
    return {
      text,
      answers: [chosen.texts[chosen.gold]!],
      options: chosen,
      optionsColumn: row.column('question'),
      group: asText(fieldOf(question, 'question_concept')) ?? undefined
    };
  }
};
