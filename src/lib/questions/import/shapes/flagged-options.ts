import { RowFault } from '../draft';
import type { Table } from '../tables/table';
import { flaggedRecords } from '../values/flagged-records';
import type { Shape } from './shape';

const QUESTIONS = ['question', 'questiontext', 'text', 'title', 'prompt'];
const OPTIONS = ['answers', 'options', 'choices', 'answeroptions', 'answerchoices'];
function fieldsOf(table: Table): { question: string; options: string } | null {
  const question = QUESTIONS.find((field) => table.has(field));
  const options = OPTIONS.find(
    (field) =>
      table.mostly(field, (value) => flaggedRecords(value) !== null) &&
      table.sample(field).some((value) => flaggedRecords(value)?.every(({ partly }) => !partly))
  );
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
    const options = flaggedRecords(row.get(field));
    if (!options)
      throw new RowFault(
        row.column(field),
        'holds no list of options that say which is right',
        row.get(field)
      );
    if (options.some(({ partly }) => partly)) {
      const reason = 'gives an option a part of the points; the lab knows only right and wrong';
      throw new RowFault(row.column(field), reason, row.get(field));
    }
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
      answers: [chosen.texts[chosen.gold]!],
      options: chosen,
      optionsColumn: row.column(field),
      group: row.optional('category') ?? row.optional('topic')
    };
  }
};
