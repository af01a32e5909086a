import { asRankScore } from '../calibration/confidence';
import { entropy } from '../engine/sketch/read';
import { defineSignal } from './define-signal';

/** Minus the mean entropy of the reply's next-token distributions, nats. */
export const meanTokenEntropy = defineSignal({
  id: 'mean-token-entropy',
  title: 'mean token entropy',
  plain:
    'How many ways the model saw to go on, averaged over the tokens of its reply. Few ways: sure. It has no upper end, so it orders answers and is no probability until it is fitted to one.',
  formula: String.raw`-\frac{1}{n}\sum_{t=1}^{n} H_t`,
  letters: 'Hₜ: entropy of the distribution over the whole vocabulary before token t, nats; n tokens.',
  here: 'Over all tokens of the reply but the one that ends the turn, from the logit sketch, at T.',
  source: 'Malinin & Gales 2021; MeanTokenEntropy in LM-Polygraph, which counts the end-of-turn token',
  reads: 'reply',
  kind: 'rank-score',
  temperature: 'tokens',
  value({ call }, { reply, temperature }) {
    const { steps } = reply(call);
    if (steps.length === 0) return null;
    return asRankScore(
      -steps.reduce((sum, { sketch }) => sum + entropy(sketch, temperature), 0) / steps.length
    );
  }
});
