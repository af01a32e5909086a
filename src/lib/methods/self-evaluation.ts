import { answerPrompts } from './answer-prompts';
import { defineMethod } from './define-method';
import { forcedNumber } from './forced-number';
import { greedyAnswer } from './greedy-answer';
import { maxTokens } from './max-tokens';
import { fillIn } from './prompt-text';

/** It answers, and is asked in a second step how likely it is right; the number is forced. */
export const selfEvaluation = defineMethod({
  id: 'self-evaluation',
  title: 'It is asked again how sure it is',
  plain:
    'The model answers; then, in the same conversation, it is asked how likely its answer is to be right, and the number it would write is read from the logits of the digits. Two steps keep the answer as it would be without the second question.',
  source: 'Tian et al. 2023 (two-stage verbalized confidence); the distribution over digits: Li et al. 2025',
  prompts: {
    ...answerPrompts,
    evaluate: {
      title: 'What it is asked in the second step',
      text: 'How likely is it that your answer is right? Give a number from 0.00 (certainly wrong) to 1.00 (certainly right).',
      completion:
        '\nHow likely is it that this answer is right, from 0.00 (certainly wrong) to 1.00 (certainly right)?\n',
      placeholders: []
    },
    probability: {
      title: 'What the second reply begins with, before the number',
      text: 'Probability: ',
      placeholders: []
    }
  },
  options: { maxTokens },
  leaves: ['number'],
  cost: 'one reply, and twelve single steps for the digits',
  usualFor: 'none',
  thorough: true,
  needsOptions: false,
  async ask(asking) {
    const { question, arm, caller } = asking;
    const { prompts } = arm;
    const { answer, verdict } = await greedyAnswer(asking);
    const first = { user: fillIn(prompts.question, question.text), assistant: `${prompts.begin}${answer}` };
    const prompt = await caller.prompt(prompts.evaluate, prompts.probability, [first]);
    return { evidence: [await forcedNumber(caller, prompt)], answer, verdict };
  }
});
