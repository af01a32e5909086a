import { confidencePrompt } from './answer-prompts';
import { defineMethod } from './define-method';
import { forcedNumber } from './forced-number';
import { gradeChoice } from './grade-choice';
import { maxTokens } from './max-tokens';
import { optionsOf } from './options';
import { fillIn } from './prompt-text';
import { LINE_END } from './reply-ends';
import { answerPart } from './stated-confidence';

/** The options shown, it answers; then the number it would write after a forced beginning. */
export const distractorsStated = defineMethod({
  id: 'distractors-stated',
  title: 'Options shown, it says how sure it is',
  plain:
    'The model sees the options and answers; then its reply is made to go on with “Confidence: ”, and the number it would write there is read from the logits of the digits.',
  source: 'Chhikara 2025 (distractor-augmented prompting), with a forced number',
  prompts: {
    question: {
      title: 'What it is asked',
      text: '{question}\n\n{options}\n\nWhich option is right?',
      completion: 'Question: {question}\n{options}\nAnswer:',
      placeholders: ['question', 'options']
    },
    begin: { title: 'What the answer begins with', text: '', placeholders: [] },
    confidence: confidencePrompt
  },
  options: { maxTokens },
  leaves: ['number'],
  cost: 'one reply, and twelve single steps for the digits',
  usualFor: 'none',
  needsOptions: true,
  async ask({ question, arm: { prompts, options }, seed, caller }) {
    const { texts, gold } = optionsOf(question, seed);
    const prompt = await caller.prompt(fillIn(prompts.question, question.text, texts), prompts.begin);
    const call = await caller.generate(prompt, {
      maxTokens: options.maxTokens as number,
      stopTexts: LINE_END
    });
    const number = await forcedNumber(caller, await caller.continued(prompt, call, prompts.confidence));
    const answer = answerPart(call.reply.text);
    return { evidence: [number], answer, verdict: gradeChoice(answer, texts, gold, question) };
  }
});
