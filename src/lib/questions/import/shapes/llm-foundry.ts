import { RowFault } from '../draft';
import type { RowView } from '../row-view';
import type { Shape } from './shape';
import { preferredFirst } from './answer-texts';
import { withoutPromptWords } from './prompt-words';

function questionIn(row: RowView): string {
  const context = row.text('context', 'the question');
  const text = withoutPromptWords(context);
  if (text === '') throw new RowFault(row.column('context'), 'the question is empty', context);
  return text;
}

/** llm-foundry's completions: a `context`, and the `continuation` that is right. */
export const completion: Shape = {
  id: 'completion',
  name: 'Texts to be continued (llm-foundry)',
  sure: 'certain',
  fits: (table) => table.has('context', 'continuation') && !table.has('question'),
  read: (row) => ({
    text: questionIn(row),
    answers: [row.text('continuation', 'the continuation')],
    group: row.optional('category')
  })
};

/** llm-foundry's questions: a `context` with "Question: … Answer:" around it, the `answer` and its `aliases`. */
export const wrappedQuestion: Shape = {
  id: 'wrapped-question',
  name: 'Questions as prompts, with answers (llm-foundry)',
  sure: 'certain',
  fits: (table) =>
    table.has('context', 'answer') &&
    ['question', 'choices', 'options', 'query', 'prompt', 'input'].every((field) => !table.has(field)) &&
    (table.has('aliases') ||
      table.mostly('context', (value) => /answer:\s{0,9}$/i.test(String(value).slice(-30)))),
  read(row) {
    const text = questionIn(row);
    const answers = preferredFirst(row.optional('answer'), row.list('aliases'));
    if (answers.length === 0) throw new RowFault(row.column('answer'), 'the answer is empty');
    return { text, answers, group: row.optional('category') };
  }
};
