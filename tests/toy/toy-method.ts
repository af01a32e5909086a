import { defineMethod } from '../../src/lib/methods/define-method';
import { fillIn } from '../../src/lib/methods/prompt-text';

/** Asks whether it knows, and reads the logits of Y and N: one file, as any method is. */
export const toyMethod = defineMethod({
  id: 'toy',
  title: 'It says whether it knows',
  plain: 'A method for a test.',
  source: 'none',
  prompts: {
    question: { title: 'What it is asked', text: '{question} Do you know?', placeholders: ['question'] }
  },
  options: {},
  leaves: ['option-letters'],
  cost: 'one prompt read',
  usualFor: 'none',
  needsOptions: false,
  async ask({ question, arm, caller }) {
    const prompt = await caller.prompt(fillIn(arm.prompts.question, question.text));
    const [logits] = (await caller.logits(prompt, [''], [' Y', ' N'])).logits;
    return {
      evidence: [{ kind: 'option-letters', texts: ['yes', 'no'], gold: 0, logits }],
      answer: logits[0] >= logits[1] ? 'yes' : 'no',
      verdict: { grade: logits[0] >= logits[1] ? 'right' : 'wrong', rule: 'option' }
    };
  }
});
