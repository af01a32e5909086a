import { defineMethod } from './define-method';
import { gradeChoice } from './grade-choice';
import { maxTokens } from './max-tokens';
import { optionsOf } from './options';
import { fillIn } from './prompt-text';
import { linesEnd } from './reply-ends';
import { answerPart } from './stated-confidence';
import { readsWords, statedEvidence } from './stated-evidence';
import { wordsOption } from './stated-words';

/** The options shown, it answers and writes how sure it is: the papers' own way. */
export const distractorsStatedFree = defineMethod({
  id: 'distractors-stated-free',
  title: 'Options shown, it writes how sure it is',
  plain:
    'The model sees the options, answers, and writes down how sure it is. The number is read from its words; the parse rate says how often there was one.',
  source: 'Chhikara 2025 (distractor-augmented prompting)',
  prompts: {
    question: {
      title: 'What it is asked',
      text: '{question}\n\n{options}\n\nWhich option is right? Then, on a new line, write how sure you are as "Confidence: 0.XX", from 0.00 (a guess) to 1.00 (certain).',
      completion:
        'Choose the right option. Then, on a new line, write how sure you are as "Confidence: 0.XX", from 0.00 (a guess) to 1.00 (certain).\n\nQuestion: {question}\n{options}\nAnswer:',
      placeholders: ['question', 'options']
    },
    begin: { title: 'What the answer begins with', text: '', placeholders: [] }
  },
  options: { maxTokens, ...wordsOption },
  leaves: ['stated'],
  cost: 'one reply',
  usualFor: 'large-models',
  needsOptions: true,
  async ask({ question, arm, seed, caller }) {
    const { prompts, options, form } = arm;
    const { texts, gold } = optionsOf(question, seed);
    const prompt = await caller.prompt(fillIn(prompts.question, question.text, texts), prompts.begin);
    const { id, reply } = await caller.generate(prompt, {
      maxTokens: options.maxTokens as number,
      stopTexts: linesEnd(form)
    });
    const answer = answerPart(reply.text, readsWords(arm));
    return {
      evidence: [statedEvidence(reply.text, { call: id, prompt: prompts.question, arm })],
      answer,
      verdict: gradeChoice(answer, texts, gold, question)
    };
  }
});
