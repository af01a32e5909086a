import { RowFault } from '../draft';
import { fieldOf, isRecord, type JsonRecord } from '../tables/records';
import type { Table } from '../tables/table';
import { asText, unpackCell } from '../values/read-value';
import type { Shape } from './shape';

const QUESTIONS = ['question', 'questiontext', 'text', 'title', 'prompt'];
const OPTIONS = ['answers', 'options', 'choices', 'answeroptions', 'answerchoices'];
const FLAGS = ['correct', 'iscorrect', 'right', 'isright', 'istrue', 'isanswer'];
const TEXTS = ['text', 'answertext', 'answer', 'optiontext', 'option', 'value', 'title', 'label', 'content'];

function flagOf(record: JsonRecord): boolean | null {
  const flag = FLAGS.map((name) => fieldOf(record, name)).find((value) => value !== undefined);
  if (typeof flag === 'boolean') return flag;
  const text = asText(flag)?.toLowerCase();
  return text === 'true' || text === '1' ? true : text === 'false' || text === '0' ? false : null;
}

function textOf(record: JsonRecord): string | null {
  for (const name of TEXTS) {
    const text = asText(fieldOf(record, name));
    if (text !== null) return text;
  }
  return null;
}

/** Options that are records with a text and a flag, as `[{text, correct: true}, …]`. */
function flagged(value: unknown): { text: string | null; right: boolean }[] | null {
  const list = unpackCell(value);
  if (!Array.isArray(list) || list.length === 0 || !list.every(isRecord)) return null;
  const options = list.map((record) => ({ text: textOf(record), right: flagOf(record) }));
  return options.every((option): option is { text: string | null; right: boolean } => option.right !== null)
    ? options
    : null;
}

function fieldsOf(table: Table): { question: string; options: string } | null {
  const question = QUESTIONS.find((field) => table.has(field));
  const options = OPTIONS.find((field) => table.mostly(field, (value) => flagged(value) !== null));
  return question !== undefined && options !== undefined ? { question, options } : null;
}

/** Quizzes as web pages keep them: each option a record that says whether it is right. */
export const flaggedOptions: Shape = {
  id: 'flagged-options',
  name: 'Questions whose options say whether they are right',
  sure: 'certain',
  fits: (table) => fieldsOf(table) !== null,
  read(row) {
    const { question, options: field } = fieldsOf(row.table)!;
    const text = row.text(question, 'the question');
    const options = flagged(row.get(field));
    if (!options)
      throw new RowFault(
        row.column(field),
        'holds no list of options that say which is right',
        row.get(field)
      );
    const right = options.findIndex((option) => option.right);
    if (right < 0) throw new RowFault(row.column(field), 'marks no option as right', row.get(field));
    if (options.filter((option) => option.right).length > 1) {
      throw new RowFault(
        row.column(field),
        'marks several options as right; the lab takes questions with one',
        row.get(field)
      );
    }
    const texts = { texts: options.map((option) => option.text), labels: null };
    const chosen = row.chosen(texts, field, right, field);
    return {
      text,
      answers: [chosen.texts[chosen.gold]],
      options: chosen,
      optionsColumn: row.column(field),
      group: row.optional('category') ?? row.optional('topic')
    };
  }
};
