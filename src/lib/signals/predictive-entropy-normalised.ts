import { asRankScore } from '../calibration/confidence';
import { mean } from '../calibration/metrics/accuracy';
import { defineSignal } from './define-signal';
import { meanLogLikelihood, writtenDraws } from './drawn-replies';
import { tex } from './tex';

/** Mean over the drawn replies of their mean token log-probability, nats. */
export const predictiveEntropyNormalised = defineSignal({
  id: 'predictive-entropy-normalised',
  title: 'length-normalised predictive entropy',
  plain:
    'How likely the model found the tokens of the replies it drew, on average, each reply counting the same whatever its length.',
  formula: tex`\frac{1}{m} \sum_{i=1}^{m} \frac{1}{n_i} \sum_{t=1}^{n_i} \ln p(x_{i,t})`,
  letters: 'x: the nᵢ tokens of draw i, of m.',
  here: 'At T = 1 over the whole vocabulary. The token that ends the turn and draws without any other are left out. In nats, with the sign turned.',
  source: 'Malinin & Gales 2021; MonteCarloNormalizedSequenceEntropy in LM-Polygraph',
  reads: 'samples',
  kind: 'rank-score',
  temperature: 'none',
  value(evidence, context) {
    const draws = writtenDraws(evidence, context);
    return draws.length === 0 ? null : asRankScore(mean(draws.map(meanLogLikelihood)));
  }
});
