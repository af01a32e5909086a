import { asRankScore } from '../calibration/confidence';
import { entropy } from '../engine/sketch/read';
import { defineSignal } from './define-signal';
import { replySteps } from './reply-steps';
import { tex } from './tex';

/** Minus the largest entropy among the reply's next-token distributions, nats. */
export const maxTokenEntropy = defineSignal({
  id: 'max-token-entropy',
  title: 'largest token entropy',
  plain:
    'How open the reply was where it was most open. One step at which anything could follow is enough to doubt the whole.',
  formula: tex`-\max_{t} H_t`,
  letters: 'Hₜ: entropy of the distribution over the whole vocabulary before token t, nats.',
  here: 'Over all tokens of the reply but the one that ends the turn, from the logit sketch within 0.0002 nats, at T. The sign is turned, so that larger is surer.',
  source: 'MaxTokenEntropy in LM-Polygraph (Fadeeva et al. 2023)',
  reads: 'reply',
  kind: 'rank-score',
  temperature: 'tokens',
  value(evidence, context) {
    const steps = replySteps(evidence, context);
    return (
      steps && asRankScore(-Math.max(...steps.map(({ sketch }) => entropy(sketch, context.temperature))))
    );
  }
});
