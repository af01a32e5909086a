import { entropy } from '../engine/sketch/read';
import { defineSignal } from './define-signal';
import { meanOver, replySteps } from './reply-steps';
import { tex } from './tex';

/** Minus the mean entropy of the reply's next-token distributions, nats. */
export const meanTokenEntropy = defineSignal({
  id: 'mean-token-entropy',
  title: 'mean token entropy',
  plain:
    'How many ways the model saw to go on, averaged over the tokens of its reply. Few ways: sure. It has no upper end, so it orders answers and is no probability until it is fitted to one.',
  formula: tex`
    -\frac{1}{n}\sum_{t=1}^{n} H_t

    H_t = -\sum_{v=1}^{V} p_t(v)\,\ln p_t(v)
  `,
  letters:
    'Hₜ: entropy of the distribution p over the V tokens of the vocabulary before token t, nats: 0 when only one could follow, ln V when all were equally likely; n tokens.',
  here: 'Over all tokens of the reply but the one that ends the turn, from the logit sketch within 0.0002 nats, at T. The sign is turned, so that larger is surer.',
  source: 'Malinin & Gales 2021; MeanTokenEntropy in LM-Polygraph, which counts the end-of-turn token',
  reads: 'reply',
  kind: 'rank-score',
  first: true,
  temperature: 'tokens',
  value(evidence, context) {
    return meanOver(replySteps(evidence, context), (sketch) => -entropy(sketch, context.temperature));
  }
});
