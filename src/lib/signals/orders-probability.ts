import { meanLogits } from '../methods/option-orders';
import { defineSignal } from './define-signal';
import { readable, topProbability } from './option-logits';
import { tex } from './tex';

/** Probability of the chosen option, averaged over the cyclic orders of the options. */
export const ordersProbability = defineSignal({
  id: 'orders-probability',
  title: 'probability of the chosen letter over all orders',
  plain:
    'How much of its belief the model puts on the option it chooses, once each option has had each letter.',
  formula: tex`
    \max_k \frac{\bar p_k^{1/T}}{\sum_j \bar p_j^{1/T}}

    \bar p_k = \frac{1}{K} \sum_{o=1}^{K} p_o(k)
  `,
  letters: 'p: softmax over the letters’ logits in order o, read for option k; K options.',
  here: 'Each order’s letters get a softmax at T = 1; the temperature divides the log of their mean, and is exact on it.',
  source: 'Zheng et al. 2024 (cyclic permutations)',
  reads: 'option-orders',
  kind: 'probability',
  temperature: 'options',
  first: true,
  value: (evidence, { temperature }) => topProbability(meanLogits(evidence.orders), temperature),
  optionLogits: (evidence) => readable(meanLogits(evidence.orders), evidence.gold)
});
