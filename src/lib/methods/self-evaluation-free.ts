import { answerPrompts } from './answer-prompts';
import { defineMethod } from './define-method';
import { greedyAnswer } from './greedy-answer';
import { maxTokens } from './max-tokens';
import { fillIn } from './prompt-text';
import { linesEnd } from './reply-ends';
import { statedEvidence } from './stated-evidence';
import { wordsOption } from './stated-words';

/** It answers, and writes in a second step how likely it is right. */
export const selfEvaluationFree = defineMethod({
  id: 'self-evaluation-free',
  title: 'It is asked again and writes how sure it is',
  plain:
    'The model answers; then, in the same conversation, it is asked how likely its answer is to be right, from 0 to 100 %. The number is read from its words; the parse rate says how often there was one.',
  source: 'Tian et al. 2023 (two-stage verbalized confidence)',
  prompts: {
    ...answerPrompts,
    evaluate: {
      title: 'What it is asked in the second step',
      text: 'How likely is it, from 0 to 100 %, that your answer is right? Write only "Confidence: N %".',
      completion:
        '\nHow likely is it, from 0 to 100 %, that this answer is right? Write only "Confidence: N %".\n',
      placeholders: []
    },
    second: { title: 'What the second reply begins with', text: '', placeholders: [] }
  },
  options: { maxTokens, ...wordsOption },
  leaves: ['stated'],
  cost: 'two replies',
  usualFor: 'none',
  needsOptions: false,
  async ask(asking) {
    const { question, arm, caller } = asking;
    const { prompts, options, form } = arm;
    const { answer, verdict } = await greedyAnswer(asking);
    const first = { user: fillIn(prompts.question, question.text), assistant: `${prompts.begin}${answer}` };
    const prompt = await caller.prompt(prompts.evaluate, prompts.second, [first]);
    const { id, reply } = await caller.generate(prompt, {
      maxTokens: options.maxTokens as number,
      stopTexts: linesEnd(form)
    });
    const reading = { call: id, prompt: prompts.evaluate, arm, alone: true };
    return { evidence: [statedEvidence(prompts.second + reply.text, reading)], answer, verdict };
  }
});
