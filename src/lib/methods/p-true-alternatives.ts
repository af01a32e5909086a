import { answerPrompts } from './answer-prompts';
import { defineMethod } from './define-method';
import { drawnAnswers } from './drawn-answers';
import { greedyAnswer } from './greedy-answer';
import { maxTokens } from './max-tokens';
import { samplingOptions } from './sampling-options';
import { truthOf, truthPrompts } from './truth';

/** The greedy answer, and whether the model holds it for true once it has seen others that it might have given. */
export const pTrueAlternatives = defineMethod({
  id: 'p-true-alternatives',
  title: 'It judges its own answer beside others',
  plain:
    'The model answers; some further answers are drawn at random; then, in a new conversation, it is shown all of them and asked whether the first answer is true or false. Seeing what else it might have said helps a large model to notice that it does not know.',
  source: 'Kadavath et al. 2022 §3.2 (P(True) with brainstormed alternatives)',
  prompts: {
    ...answerPrompts,
    ...truthPrompts,
    judge: {
      title: 'What it is asked about an answer',
      text: 'Question: {question}\nHere are some answers that were thought of:\n{alternatives}\nProposed answer: {answer}\n\nIs the proposed answer true or false?\n{options}',
      placeholders: ['question', 'alternatives', 'answer', 'options']
    }
  },
  options: { maxTokens, ...samplingOptions, count: { ...samplingOptions.count, initial: 5 } },
  leaves: ['truth'],
  cost: 'one reply, as many more as are drawn, and two prompts read',
  usualFor: 'none',
  needsOptions: false,
  async ask(asking) {
    const { question, arm, caller } = asking;
    const { prompt, answer, verdict } = await greedyAnswer(asking);
    const { draws } = await drawnAnswers(asking, prompt);
    const alternatives = draws.map(({ text }) => text.trim()).filter((text) => text !== '');
    const orders = await truthOf(caller, arm.prompts, question.text, answer, alternatives);
    return { evidence: [{ kind: 'truth', orders }], answer, verdict };
  }
});
