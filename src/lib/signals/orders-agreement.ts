import { asRankScore } from '../calibration/confidence';
import { argMax } from '../engine/generate';
import { meanLogits } from '../methods/option-orders';
import { defineSignal } from './define-signal';
import { tex } from './tex';

/** Share of the cyclic orders in which the option chosen over all of them is chosen, in [0, 1]. */
export const ordersAgreement = defineSignal({
  id: 'orders-agreement',
  title: 'orders that choose the same option',
  plain:
    'In how many orders of the options the model chooses the same one. Near 1/K it follows the letter or the place, and not the option.',
  formula: tex`\frac{1}{K}\,\bigl|\{ o : \arg\max_k p_o(k) = \arg\max_k \bar p_k \}\bigr|`,
  letters: 'p: the options’ probabilities in order o, and their mean; K options and orders.',
  here: 'It lies between 0 and 1 and is no chance of being right.',
  source: 'Zheng et al. 2024, on selection bias',
  reads: 'option-orders',
  kind: 'rank-score',
  temperature: 'none',
  value(evidence) {
    const logits = meanLogits(evidence.orders);
    if (!logits) return null;
    const chosen = argMax(logits);
    const { orders } = evidence;
    return asRankScore(orders.filter((order) => argMax(order) === chosen).length / orders.length);
  }
});
