import { meanLogits } from '../methods/option-orders';
import { defineSignal } from './define-signal';
import { optionsEntropy } from './option-logits';
import { tex } from './tex';

/** Minus the entropy over the options, averaged over their orders, nats. */
export const ordersEntropy = defineSignal({
  id: 'orders-entropy',
  title: 'entropy over the letters in all orders',
  plain: 'How evenly the model spreads its belief over the options, once each has had each letter.',
  formula: tex`\sum_{k=1}^{K} \bar p_k \ln \bar p_k`,
  letters: 'p̄: the options’ probabilities, averaged over the orders.',
  here: 'At T; in nats, with the sign turned, so that larger is surer.',
  source: 'Shannon 1948; Zheng et al. 2024',
  reads: 'option-orders',
  kind: 'rank-score',
  temperature: 'options',
  value(evidence, { temperature }) {
    const logits = meanLogits(evidence.orders);
    return logits && optionsEntropy(logits, temperature);
  }
});
