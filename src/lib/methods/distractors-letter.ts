import { argMax } from '../engine/generate';
import { defineMethod } from './define-method';
import { optionsOf } from './options';
import { fillIn, LETTERS } from './prompt-text';

/** Logits of the option letters after one prefill, the options shown. */
export const distractorsLetter = defineMethod({
  id: 'distractors-letter',
  title: 'It names an option’s letter',
  plain:
    'The options are shown with letters, and the letter the model would write next is read from its logits. Nothing is decoded. Below about a billion parameters models choose letters by chance.',
  source: 'Hendrycks et al. 2021; Kadavath et al. 2022 §2',
  prompts: {
    question: {
      title: 'What it is asked',
      text: '{question}\n\n{options}\n\nWhich option is right?',
      completion: 'Question: {question}\n{options}\nAnswer:',
      placeholders: ['question', 'options']
    },
    begin: {
      title: 'What the answer begins with, before the letter',
      text: 'The right option is',
      completion: '',
      placeholders: []
    }
  },
  options: {},
  leaves: ['option-letters'],
  cost: 'one prompt read; no reply',
  usualFor: 'large-models',
  needsOptions: true,
  async ask({ question, arm: { prompts }, seed, caller }) {
    const { texts, gold } = optionsOf(question, seed);
    const prompt = await caller.prompt(fillIn(prompts.question, question.text, texts), prompts.begin);
    const letters = texts.map((_, i) => ` ${LETTERS[i]}`);
    const logits = (await caller.logits(prompt, [''], letters)).logits[0]!;
    const chosen = argMax(logits);
    return {
      evidence: [{ kind: 'option-letters', texts, gold, logits }],
      answer: texts[chosen]!,
      verdict: { grade: chosen === gold ? 'right' : 'wrong', rule: 'option' }
    };
  }
});
