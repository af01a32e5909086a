import { asRankScore } from '../calibration/confidence';
import { defineSignal } from './define-signal';
import { truthProbabilities } from './truth-probability';
import { tex } from './tex';

/** Minus the difference of P(True) between the two orders of true and false, in [−1, 0]. */
export const truthOrderGap = defineSignal({
  id: 'truth-order-gap',
  title: 'P(True), agreement of both orders',
  plain:
    'How little P(True) changes when true and false change places. 0: not at all; near −1 the model chose a letter and judged nothing.',
  formula: tex`-\,\bigl| p_1 - p_2 \bigr|`,
  letters: 'p₁, p₂: probability of true where it was the first option and where it was the second.',
  here: 'With the sign turned, so that larger is steadier.',
  source: 'Zheng et al. 2024, on selection bias',
  reads: 'truth',
  kind: 'rank-score',
  temperature: 'none',
  value({ orders }) {
    const both = truthProbabilities(orders);
    return both && asRankScore(-Math.abs(both[0] - both[1]));
  }
});
