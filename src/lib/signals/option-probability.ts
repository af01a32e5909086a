import { summedLogits } from '../methods/option-scores';
import { defineSignal } from './define-signal';
import { readable, topProbability } from './option-logits';
import { tex } from './tex';

/** Probability of the chosen option by summed log-probability. */
export const optionProbability = defineSignal({
  id: 'option-probability',
  title: 'probability of the chosen option',
  plain:
    'How likely the chosen option is as the model’s answer, among the options alone. The chosen one is the likeliest. Having the right answer among the options raises the share right by itself: it is a different task from answering freely.',
  formula: tex`
    \max_k \frac{\exp(\ell_k / T)}{\sum_j \exp(\ell_j / T)}

    \ell_k = \sum_{t} \ln p(o_{k,t} \mid \text{prompt}, o_{k,<t})
  `,
  letters: 'o: the tokens of option k; ℓ: their summed log-probability.',
  here: 'Each option is read as the continuation of the answer’s beginning; the sums are taken as logits.',
  source: 'Brown et al. 2020 §2.4, on the likelihood of continuations',
  reads: 'option-scores',
  kind: 'probability',
  temperature: 'options',
  first: true,
  value: (evidence, { temperature }) => topProbability(summedLogits(evidence), temperature),
  optionLogits: (evidence) => readable(summedLogits(evidence), evidence.gold)
});
