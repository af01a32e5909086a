import { argMax } from '../engine/generate';
import { defineMethod } from './define-method';
import { distractorsLetter } from './distractors-letter';
import { optionsOf } from './options';
import { averagedLogits } from './option-orders';
import { fillIn, LETTERS } from './prompt-text';

/** Logits of the option letters in every cyclic order of the options, averaged. */
export const distractorsLetterOrders = defineMethod({
  id: 'distractors-letter-orders',
  title: 'It names an option’s letter, in every order',
  plain:
    'The options are shown with letters in each of their cyclic orders, so that each option stands once behind each letter. The letters’ probabilities are averaged over the orders: a liking for a letter falls out, and how often the order changes the choice can be counted.',
  source: 'Zheng et al. 2024 (cyclic permutations against selection bias)',
  prompts: distractorsLetter.prompts,
  options: {},
  leaves: ['option-orders'],
  cost: 'as many prompts read as there are options; no reply',
  usualFor: 'none',
  needsOptions: true,
  async ask({ question, arm: { prompts }, seed, caller }) {
    const { texts, gold } = optionsOf(question, seed);
    const letters = texts.map((_, i) => ` ${LETTERS[i]}`);
    const orders: number[][] = [];
    // Options that refer to each other ("both A and B") have one order alone.
    const turns = question.fixedAnswerIndex === undefined ? texts.length : 1;
    for (let turn = 0; turn < turns; turn++) {
      const places = texts.map((_, option) => (option + turn) % texts.length);
      const shown = texts.map((_, place) => texts[places.indexOf(place)]);
      const prompt = await caller.prompt(fillIn(prompts.question, question.text, shown), prompts.begin);
      const [logits] = (await caller.logits(prompt, [''], letters)).logits;
      orders.push(places.map((place) => logits[place]));
    }
    const chosen = argMax(averagedLogits({ kind: 'option-orders', texts, gold, orders }) ?? orders[0]);
    return {
      evidence: [{ kind: 'option-orders', texts, gold, orders }],
      answer: texts[chosen],
      verdict: { grade: chosen === gold ? 'right' : 'wrong', rule: 'option' }
    };
  }
});
