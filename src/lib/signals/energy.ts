import { energy as freeEnergy } from '../engine/sketch/read';
import { defineSignal } from './define-signal';
import { meanOver, replySteps } from './reply-steps';
import { tex } from './tex';

/** Minus the mean free energy of the reply's steps: mean log-partition of the raw logits, nats. */
export const energy = defineSignal({
  id: 'energy',
  title: 'energy',
  plain:
    'How large the model’s logits were altogether, averaged over the reply: something the probabilities no longer show. It means something only when compared within one model.',
  formula: tex`\frac{1}{n}\sum_{t=1}^{n} A_t(1) = \frac{1}{n}\sum_{t=1}^{n} \ln \sum_{v=1}^{V} e^{z_t(v)}`,
  letters: 'z: raw logits of the V tokens before token t; A: their log-partition; n tokens.',
  here: 'Minus the free energy, so that larger is surer. Only where the engine gives raw logits: of log-probabilities it is always 0. Over all tokens of the reply but the one that ends the turn.',
  source: 'Liu et al. 2020',
  reads: 'reply',
  kind: 'rank-score',
  temperature: 'none',
  needsRawLogits: true,
  value(evidence, context) {
    return meanOver(replySteps(evidence, context), (sketch) => -freeEnergy(sketch));
  }
});
