import { answerPrompts } from './answer-prompts';
import { defineMethod } from './define-method';
import { greedyAnswer } from './greedy-answer';
import { maxTokens } from './max-tokens';
import { truthOf, truthPrompts } from './truth';

/** The greedy answer, and whether the model then holds it for true. */
export const pTrue = defineMethod({
  id: 'p-true',
  title: 'It judges its own answer',
  plain:
    'The model answers; then, in a new conversation, it is shown the question with that answer and asked whether it is true or false. How likely it would say true is read from the logits of the two letters, averaged over both orders of true and false.',
  source: 'Kadavath et al. 2022 §3 (P(True), zero-shot)',
  prompts: { ...answerPrompts, ...truthPrompts },
  options: { maxTokens },
  leaves: ['truth'],
  cost: 'one reply, and two prompts read',
  usualFor: 'none',
  thorough: true,
  needsOptions: false,
  async ask(asking) {
    const { question, arm, caller } = asking;
    const { answer, verdict } = await greedyAnswer(asking);
    const orders = await truthOf(caller, arm.prompts, question.text, answer);
    return { evidence: [{ kind: 'truth', orders }], answer, verdict };
  }
});
