import { defineSignal } from './define-signal';
import { optionsEntropy } from './option-logits';
import { tex } from './tex';

/** Minus the entropy over the option letters, nats. */
export const letterEntropy = defineSignal({
  id: 'letter-entropy',
  title: 'entropy over the letters',
  plain: 'How evenly the model spreads its belief over the letters of the options: all on one is sure.',
  formula: tex`\sum_{k=1}^{K} p_k \ln p_k`,
  letters: 'p: probability of each of the K options’ letters.',
  here: 'From the softmax of the letters’ logits, at T; in nats, with the sign turned, so that larger is surer.',
  source: 'Shannon 1948',
  reads: 'option-letters',
  kind: 'rank-score',
  temperature: 'options',
  value: ({ logits }, { temperature }) => optionsEntropy(logits, temperature)
});
