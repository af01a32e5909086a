import { gradeReply } from '../questions/grading';
import { defineMethod } from './define-method';
import { maxTokens } from './max-tokens';
import { fillIn } from './prompt-text';
import { linesEnd } from './reply-ends';
import { answerPart } from './stated-confidence';
import { readsWords, statedEvidence } from './stated-evidence';
import { wordsOption } from './stated-words';

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
  options: { maxTokens, ...wordsOption },
  leaves: ['stated'],
  cost: 'one reply',
  usualFor: 'large-models',
  needsOptions: false,
  async ask({ question, arm, caller }) {
    const { prompts, options, form } = arm;
    const prompt = await caller.prompt(fillIn(prompts.question, question.text), prompts.begin);
    const { id, reply } = await caller.generate(prompt, {
      maxTokens: options.maxTokens as number,
      stopTexts: linesEnd(form)
    });
    const answer = answerPart(reply.text, readsWords(arm));
    return {
      evidence: [statedEvidence(reply.text, { call: id, prompt: prompts.question, arm })],
      answer,
      verdict: gradeReply(answer, question)
    };
  }
});
