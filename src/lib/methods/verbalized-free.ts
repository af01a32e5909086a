import { askedScale } from './asked-scale';
import { gradeReply } from '../questions/grading';
import { defineMethod } from './define-method';
import { maxTokens } from './max-tokens';
import { fillIn } from './prompt-text';
import { linesEnd } from './reply-ends';
import { answerPart, statedConfidence } from './stated-confidence';

/** The answer and the confidence it writes when asked to. */
export const verbalizedFree = defineMethod({
  id: 'verbalized-free',
  title: 'It writes how sure it is',
  plain:
    'The model is asked to answer and to write down how sure it is. The number is read from its words; where there is none, there is no confidence, and the parse rate says how often there was one.',
  source: 'Tian et al. 2023; Xiong et al. 2024',
  prompts: {
    question: {
      title: 'What it is asked',
      text: '{question}\n\nAnswer the question. Then, on a new line, write how sure you are as "Confidence: 0.XX", from 0.00 (a guess) to 1.00 (certain).',
      completion:
        'Answer the question. Then, on a new line, write how sure you are as "Confidence: 0.XX", from 0.00 (a guess) to 1.00 (certain).\n\nQuestion: {question}\nAnswer:',
      placeholders: ['question']
    },
    begin: { title: 'What the answer begins with', text: '', placeholders: [] }
  },
  options: { maxTokens },
  leaves: ['stated'],
  cost: 'one reply',
  usualFor: 'large-models',
  needsOptions: false,
  async ask({ question, arm: { prompts, options, form }, caller }) {
    const prompt = await caller.prompt(fillIn(prompts.question, question.text), prompts.begin);
    const { id, reply } = await caller.generate(prompt, {
      maxTokens: options.maxTokens as number,
      stopTexts: linesEnd(form)
    });
    const answer = answerPart(reply.text);
    return {
      evidence: [
        { kind: 'stated', value: statedConfidence(reply.text, askedScale(prompts.question)), call: id }
      ],
      answer,
      verdict: gradeReply(answer, question)
    };
  }
});
