import { defineSignal } from './define-signal';
import { scaledNumber } from './scaled-number';
import { truthProbability } from './truth-probability';
import { tex } from './tex';

/** Probability that the model calls its answer true, averaged over both orders of true and false. */
export const pTrue = defineSignal({
  id: 'p-true',
  title: 'P(True)',
  plain:
    'How likely the model is to call its own answer true when it is shown it and asked. Small models mostly choose the letter and not the answer: then it is next to no information.',
  formula: tex`
    \frac{1}{2} \sum_{o=1}^{2} \frac{e^{z_o(\text{true})}}{e^{z_o(\text{true})} + e^{z_o(\text{false})}}
  `,
  letters: 'z: logits of the letters of true and false, in the two orders o of them.',
  here: 'Softmax over the two letters alone, after one prefill each; averaged, so that a liking for the first letter cancels out.',
  source: 'Kadavath et al. 2022 §3',
  reads: 'truth',
  kind: 'probability',
  temperature: 'number',
  first: true,
  value({ orders }, { temperature }) {
    const probability = truthProbability(orders);
    return probability === null ? null : scaledNumber(probability, temperature);
  }
});
