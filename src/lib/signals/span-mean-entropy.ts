import { entropy } from '../engine/sketch/read';
import { defineSignal } from './define-signal';
import { meanOver, spanSteps } from './reply-steps';
import { tex } from './tex';

/** Minus the mean entropy at the answer's own tokens, nats. */
export const spanMeanEntropy = defineSignal({
  id: 'span-mean-entropy',
  title: 'mean entropy of the answer span',
  plain:
    'How many ways the model saw to go on, averaged over the tokens of the answer itself, not over the sentence around it.',
  formula: tex`-\frac{1}{|S|}\sum_{t \in S} H_t`,
  letters:
    'S: the tokens of the answer within the reply; Hₜ: entropy of the distribution over the whole vocabulary before token t, nats.',
  here: 'Over the answer span, which is found from question and reply alone; no value where it cannot be found. From the logit sketch within 0.0002 nats, at T. The sign is turned, so that larger is surer.',
  source: 'Malinin & Gales 2021; at the tokens of the exact answer: Orgad et al. 2025',
  reads: 'reply',
  kind: 'rank-score',
  temperature: 'tokens',
  value(evidence, context) {
    return meanOver(spanSteps(evidence, context), (sketch) => -entropy(sketch, context.temperature));
  }
});
