import { entropy } from '../engine/sketch/read';
import { defineSignal } from './define-signal';
import { meanOver, spanSteps } from './reply-steps';
import { tex } from './tex';

/** Minus the entropy at the answer's first token, nats. */
export const spanFirstTokenEntropy = defineSignal({
  id: 'span-first-token-entropy',
  title: 'entropy of the answer span’s first token',
  plain:
    'How open it was which answer would come, where the answer begins. After its first token most names complete themselves.',
  formula: tex`-H_s`,
  letters:
    's: the first token of the answer within the reply; H: entropy of the distribution over the whole vocabulary before it, nats.',
  here: 'The answer span is found from question and reply alone; no value where it cannot be found. From the logit sketch within 0.0002 nats, at T. The sign is turned, so that larger is surer.',
  source: 'Orgad et al. 2025, on reading uncertainty at the tokens of the exact answer',
  reads: 'reply',
  kind: 'rank-score',
  temperature: 'tokens',
  value(evidence, context) {
    const steps = spanSteps(evidence, context);
    return meanOver(steps && steps.slice(0, 1), (sketch) => -entropy(sketch, context.temperature));
  }
});
