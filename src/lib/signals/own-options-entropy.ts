import { meanLogits } from '../methods/option-orders';
import { defineSignal } from './define-signal';
import { optionsEntropy } from './option-logits';
import { tex } from './tex';

/** Minus the entropy over its own answers, averaged over their cyclic orders, nats. */
export const ownOptionsEntropy = defineSignal({
  id: 'own-options-entropy',
  title: 'entropy over its own answers, shown',
  plain:
    'How evenly the model spreads its belief over the different answers it gave, once it sees them side by side. 0 where it says only one thing.',
  formula: tex`-\Bigl(-\sum_k \bar p_k \ln \bar p_k\Bigr), \quad \bar p_k = \frac{1}{K} \sum_{o=1}^{K} p_o(k)`,
  letters: 'p: softmax over the letters’ logits in order o, read for answer k; K different answers.',
  here: 'In nats, with the sign turned, so that larger is surer.',
  source: 'Zheng et al. 2024 (cyclic permutations), on own answers as in Wang & Stengel-Eskin 2026',
  reads: 'own-options',
  kind: 'rank-score',
  temperature: 'none',
  value({ orders }) {
    const logits = meanLogits(orders);
    return logits && optionsEntropy(logits, 1);
  }
});
