import { gradeReply } from '../questions/grading';
import { answerPrompts } from './answer-prompts';
import { defineMethod } from './define-method';
import { maxTokens } from './max-tokens';
import { fillIn } from './prompt-text';
import { LINE_END } from './reply-ends';
import { replyEvidence } from './reply-evidence';

/** The question as it is, answered greedily. */
export const direct = defineMethod({
  id: 'direct',
  title: 'Direct answer',
  plain:
    'The model is asked the question as it is and answers in its own words, always taking the likeliest next token. How sure it is, is read from the probabilities of the tokens it wrote.',
  source: 'Malinin & Gales 2021; the papers’ N',
  // The bare question is deliberate: small models do not follow formats, and echo the question when a short answer is asked for.
  prompts: {
    ...answerPrompts
  },
  options: { maxTokens },
  leaves: ['reply'],
  cost: 'one reply',
  usualFor: 'every-model',
  needsOptions: false,
  async ask({ question, arm: { prompts, options }, caller }) {
    const prompt = await caller.prompt(fillIn(prompts.question, question.text), prompts.begin);
    const call = await caller.generate(prompt, {
      maxTokens: options.maxTokens as number,
      stopTexts: LINE_END
    });
    return {
      evidence: [replyEvidence(call, question.text)],
      answer: call.reply.text.trim(),
      verdict: gradeReply(call.reply.text, question)
    };
  }
});
