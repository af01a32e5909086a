import { askAllowingAbstention } from './abstaining';
import { defineMethod } from './define-method';
import { guessPrompts } from './guess-prompts';
import { maxTokens } from './max-tokens';

/** The question, with “I don't know” allowed. */
export const abstention = defineMethod({
  id: 'abstention',
  title: 'It may say that it does not know',
  plain:
    'The model is told that it may say “I don’t know”. What it declines is not attempted: neither right nor wrong, and counted separately. It is then asked for its best guess, which shows whether it declined where it would have been wrong.',
  source: 'Kadavath et al. 2022; Wei et al. 2024 (SimpleQA), on answers not attempted',
  prompts: {
    question: {
      title: 'What it is asked',
      text: '{question}\n\nIf you do not know the answer, say "I don\'t know".',
      completion:
        'Answer the question, or say "I don\'t know" if you do not know.\n\nQuestion: {question}\nAnswer:',
      placeholders: ['question']
    },
    ...guessPrompts
  },
  options: { maxTokens },
  leaves: ['abstention', 'reply'],
  cost: 'one reply, and a second where it declines',
  usualFor: 'none',
  needsOptions: false,
  ask: (asking) => askAllowingAbstention(asking, asking.arm.prompts.question, null)
});
