import { gradeReply } from '../questions/grading';
import { answerPrompts, confidencePrompt } from './answer-prompts';
import { defineMethod } from './define-method';
import { maxTokens } from './max-tokens';
import { numberedAnswer } from './numbered-answer';
import { fillIn } from './prompt-text';

/** The answer, then the number it would write after a forced beginning. */
export const verbalized = defineMethod({
  id: 'verbalized',
  title: 'It says how sure it is',
  plain:
    'The model answers; then its reply is made to go on with “Confidence: ”, and the number it would write there is read from the logits of the digits. So a number is always found, even from a model that does not follow a format.',
  source: 'Lin et al. 2022; Tian et al. 2023; the distribution over digits: Li et al. 2025 (ConfTuner)',
  prompts: {
    ...answerPrompts,
    confidence: confidencePrompt
  },
  options: { maxTokens },
  leaves: ['number'],
  cost: 'one reply, and twelve single steps for the digits',
  usualFor: 'every-model',
  needsOptions: false,
  async ask({ question, arm: { prompts, options }, caller }) {
    const prompt = await caller.prompt(fillIn(prompts.question, question.text), prompts.begin);
    const limit = options.maxTokens as number;
    const { call, number } = await numberedAnswer(caller, prompt, prompts.confidence, limit);
    return {
      evidence: [number],
      answer: call.reply.text.trim(),
      verdict: gradeReply(call.reply.text, question)
    };
  }
});
