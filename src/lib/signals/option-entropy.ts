import { summedLogits } from '../methods/option-scores';
import { defineSignal } from './define-signal';
import { optionsEntropy } from './option-logits';
import { tex } from './tex';

/** Minus the entropy over the options, nats. */
export const optionEntropy = defineSignal({
  id: 'option-entropy',
  title: 'entropy over the options',
  plain: 'How evenly the model spreads its belief over the options: all on one is sure.',
  formula: tex`\sum_{k=1}^{K} p_k \ln p_k`,
  letters: 'p: probability of each of the K options.',
  here: 'From the softmax of the options’ summed log-probabilities, at T; in nats, with the sign turned, so that larger is surer.',
  source: 'Shannon 1948',
  reads: 'option-scores',
  kind: 'rank-score',
  temperature: 'options',
  value: (evidence, { temperature }) => optionsEntropy(summedLogits(evidence), temperature)
});
