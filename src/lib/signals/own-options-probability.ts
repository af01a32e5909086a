import { meanLogits } from '../methods/option-orders';
import { defineSignal } from './define-signal';
import { topProbability } from './option-logits';
import { scaledNumber } from './scaled-number';
import { tex } from './tex';

/** Probability of the answer it chooses among its own, averaged over their cyclic orders. */
export const ownOptionsProbability = defineSignal({
  id: 'own-options-probability',
  title: 'probability of the answer chosen among its own',
  plain:
    'How much of its belief the model puts on the answer it chooses, once it sees what else it might have said. Where it says only one thing it is 1.',
  formula: tex`\max_k \frac{1}{K} \sum_{o=1}^{K} p_o(k)`,
  letters: 'p: softmax over the letters’ logits in order o, read for answer k; K different answers.',
  here: 'The K answers are the greedy one and the different ones that were drawn, up to the number the arm allows. None need be right, so no temperature is fitted on the options’ logits: one divides the log odds of the number.',
  source: 'Zheng et al. 2024 (cyclic permutations), on own answers as in Wang & Stengel-Eskin 2026',
  reads: 'own-options',
  kind: 'probability',
  temperature: 'number',
  first: true,
  value({ orders }, { temperature }) {
    const top = topProbability(meanLogits(orders), 1);
    return top === null ? null : scaledNumber(top, temperature);
  }
});
