import { meanLogits } from '../methods/option-orders';
import { defineSignal } from './define-signal';
import { optionsMargin } from './option-logits';
import { tex } from './tex';

/** Averaged probability of the chosen option less that of the runner-up. */
export const ordersMargin = defineSignal({
  id: 'orders-margin',
  title: 'margin of the letter over all orders',
  plain: 'How far the chosen option is ahead of the second, over all orders of the options.',
  formula: tex`\bar p_{(1)} - \bar p_{(2)}`,
  letters: 'p̄: the options’ probabilities, averaged over the orders, falling.',
  here: 'At T, as the probability of the chosen letter over all orders.',
  source: 'Scheffer, Decomain & Wrobel 2001; Zheng et al. 2024',
  reads: 'option-orders',
  kind: 'rank-score',
  temperature: 'options',
  value(evidence, { temperature }) {
    const logits = meanLogits(evidence.orders);
    return logits && optionsMargin(logits, temperature);
  }
});
