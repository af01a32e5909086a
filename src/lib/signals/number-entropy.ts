import { asRankScore } from '../calibration/confidence';
import { defineSignal } from './define-signal';
import { numberDistribution } from '../methods/number-distribution';
import { entropyOf } from '../methods/softmax';
import { tex } from './tex';

/** Minus the entropy over the numbers the model would write, nats. */
export const numberEntropy = defineSignal({
  id: 'number-entropy',
  title: 'entropy of the number',
  plain:
    'How undecided the model was about which number to write, whatever the number says: a model can be decided that it does not know.',
  formula: tex`\sum_{v} p(v) \ln p(v)`,
  letters:
    'v: a number the model may write, from 0.00 to 1.00; p: its probability, the product over its digits.',
  here: 'In nats, with the sign turned, so that larger is more decided. Where one digit after “0.” was read, over 0.0 … 0.9.',
  source: 'Li et al. 2025 (ConfTuner), on the distribution over confidence tokens; Shannon 1948',
  reads: 'number',
  kind: 'rank-score',
  temperature: 'none',
  value(evidence) {
    const chances = numberDistribution(evidence);
    return chances && asRankScore(-entropyOf(chances.map(({ p }) => p)));
  }
});
