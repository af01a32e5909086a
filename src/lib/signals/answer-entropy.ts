import { asRankScore } from '../calibration/confidence';
import { defineSignal } from './define-signal';
import { clusterSizes } from './drawn-replies';
import { entropyOf } from '../methods/softmax';
import { tex } from './tex';

/** Minus the entropy of the answers’ shares among the draws, nats. */
export const answerEntropy = defineSignal({
  id: 'answer-entropy',
  title: 'entropy over answers',
  plain:
    'How evenly the drawn answers spread over different ones. 0: all draws say the same. It looks at what was said and not at how likely it was.',
  formula: tex`\sum_{c} \frac{m_c}{m} \ln \frac{m_c}{m}`,
  letters: 'm_c: how many of the m draws give answer c.',
  here: 'In nats, with the sign turned, so that larger is surer. Which draws say the same is decided by the equivalence that the arm names.',
  source: 'Farquhar et al. 2024 (discrete semantic entropy)',
  reads: 'samples',
  kind: 'rank-score',
  temperature: 'none',
  value({ clusters }) {
    if (clusters.length === 0) return null;
    // In one order whatever answer came first, so that questions that tie do so to the last bit.
    const sizes = clusterSizes(clusters).sort((a, b) => a - b);
    return asRankScore(-entropyOf(sizes.map((size) => size / clusters.length)));
  }
});
