import { asRankScore } from '../calibration/confidence';
import { mean } from '../calibration/metrics/accuracy';
import { defineSignal } from './define-signal';
import { logLikelihood, writtenDraws } from './drawn-replies';
import { tex } from './tex';

/** Mean log-probability of the drawn replies, nats. */
export const predictiveEntropy = defineSignal({
  id: 'predictive-entropy',
  title: 'predictive entropy',
  plain:
    'How likely the model found the replies it drew, on average: a Monte Carlo estimate of the entropy over all replies. It counts every wording as another reply, and falls with length.',
  formula: tex`\frac{1}{m} \sum_{i=1}^{m} \ln p(s_i)`,
  letters: 's: the m drawn replies; p: probability of a whole reply.',
  here: 'At T = 1 over the whole vocabulary; where the draws were made at another temperature or from a nucleus it is no longer an estimate of that entropy, but still an order. The token that ends the turn and draws without any other are left out. In nats, with the sign turned.',
  source: 'Malinin & Gales 2021; MonteCarloSequenceEntropy in LM-Polygraph',
  reads: 'samples',
  kind: 'rank-score',
  temperature: 'none',
  value(evidence, context) {
    const draws = writtenDraws(evidence, context);
    return draws.length === 0 ? null : asRankScore(mean(draws.map(logLikelihood)));
  }
});
