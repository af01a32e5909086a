import { argMax } from '../engine/generate';
import { defineMethod } from './define-method';
import { distractorsLetter } from './distractors-letter';
import { optionsOf } from './options';
import { meanLogits, lettersInOrders } from './option-orders';

/** Logits of the option letters in every cyclic order of the options, averaged. */
export const distractorsLetterOrders = defineMethod({
  id: 'distractors-letter-orders',
  title: 'It names an option’s letter, in every order',
  plain:
    'The options are shown with letters in each of their cyclic orders, so that each option gets each letter once. The letters’ probabilities are averaged over the orders: a liking for a letter cancels out, and how often the order changes the choice can be counted.',
  source: 'Zheng et al. 2024 (cyclic permutations against selection bias)',
  prompts: distractorsLetter.prompts,
  options: {},
  leaves: ['option-orders'],
  cost: 'as many prompts read as there are options; no reply',
  usualFor: 'none',
  needsOptions: true,
  async ask({ question, arm: { prompts }, seed, caller }) {
    const { texts, gold } = optionsOf(question, seed);
    // Options that refer to each other ("both A and B") have one order alone.
    const turns = question.fixedAnswerIndex === undefined ? texts.length : 1;
    const asked = { question: prompts.question, begin: prompts.begin };
    const orders = await lettersInOrders(caller, asked, question.text, texts, turns);
    const chosen = argMax(meanLogits(orders) ?? orders[0]!);
    return {
      evidence: [{ kind: 'option-orders', texts, gold, orders }],
      answer: texts[chosen]!,
      verdict: { grade: chosen === gold ? 'right' : 'wrong', rule: 'option' }
    };
  }
});
