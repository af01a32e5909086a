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
      table.has('chainofthought') ||
      table.mostly('context', (value) => /(?:answer|A):\s{0,9}$/i.test(String(value).slice(-30)))),
  read(row) {
    const text = questionIn(row);
    const answers = preferredFirst(row.optional('answer'), row.list('aliases'));
    if (answers.length === 0) throw new RowFault(row.column('answer'), 'the answer is empty');
    return { text, answers, group: row.optional('category') };
  }
};

/** The texts two or more contexts share before and behind where they differ, in whole words; `null` where they do not differ. */
function commonParts(contexts: readonly string[]): { before: string; parts: string[] } | null {
  const words = contexts.map((context) => context.split(/(?<=\s)/));
  let shared = 0;
  while (words.every((own) => own.length > shared && own[shared]!.trim() === words[0]![shared]!.trim()))
    shared++;
  const parts = words.map((own) => own.slice(shared).join('').trim());
  const before = words[0]!.slice(0, shared).join('').trim();
  return before === '' || parts.includes('') || new Set(parts).size < parts.length ? null : { before, parts };
}

/** llm-foundry's schemas (Winograd, WinoGrande): one continuation after several contexts, `gold` says after which. */
export const schema: Shape = {
  id: 'schema',
  name: 'Contexts to choose among (llm-foundry)',
  sure: 'certain',
  fits: (table) => table.has('contextoptions', 'continuation', 'gold'),
  read(row) {
    const options = row.options('contextoptions');
    const common = commonParts(options.texts.map((text) => text ?? ''));
    if (!common) {
      const reason = 'has contexts that do not begin alike and then differ';
      throw new RowFault(row.column('contextoptions'), reason, row.get('contextoptions'));
    }
    const chosen = row.choose({ ...options, texts: common.parts }, 'contextoptions', 'gold');
    return {
      text: `${common.before} _ ${row.text('continuation', 'the continuation')}`,
      answers: [chosen.texts[chosen.gold]!],
      options: chosen,
      optionsColumn: row.column('contextoptions')
    };
  }
};
