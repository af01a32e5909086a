import { answerPrompts } from './answer-prompts';
import { defineMethod } from './define-method';
import { equivalenceOptions } from './equivalence/registry';
import { greedyAnswer } from './greedy-answer';
import { maxTokens } from './max-tokens';
import { ownAlternatives } from './own-alternatives';
import { samplingOptions } from './sampling-options';
import type { TruthLogits } from './evidence';
import { truthOf, truthPrompts } from './truth';

/** Its own answer judged beside other answers that it might have given, each by itself. */
export const distractorsSelf = defineMethod({
  id: 'distractors-self',
  title: 'It judges its answer and its own distractors',
  plain:
    'The model answers, and further answers are drawn at random. Each different one is shown to it on its own, and it is asked whether it is true. A model that believes whatever it is shown believes all of them, and its belief in its answer is divided by their sum.',
  source: 'Wang & Stengel-Eskin 2026 (DiNCo)',
  prompts: { ...answerPrompts, ...truthPrompts },
  options: {
    maxTokens,
    ...samplingOptions,
    count: { ...samplingOptions.count, initial: 5 },
    most: { kind: 'integer', title: 'Most answers judged besides its own', initial: 4, least: 1, most: 20 },
    ...equivalenceOptions
  },
  leaves: ['alternatives'],
  cost: 'one reply, as many more as are drawn, and two prompts read for each different answer',
  usualFor: 'none',
  thorough: true,
  needsOptions: false,
  async ask(asking) {
    const { question, arm, caller } = asking;
    const { prompt, answer, verdict } = await greedyAnswer(asking);
    const { call, maker, texts, agreeing, drawn } = await ownAlternatives(asking, prompt, answer);
    const truths: TruthLogits[] = [];
    for (const claim of texts) {
      truths.push(await truthOf(caller, arm.prompts, question.text, claim));
    }
    return {
      evidence: [{ kind: 'alternatives', call, maker, texts, truths, agreeing, drawn }],
      answer,
      verdict
    };
  }
});
