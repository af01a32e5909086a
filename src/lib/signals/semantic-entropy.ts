import { asRankScore } from '../calibration/confidence';
import { defineSignal } from './define-signal';
import { meanLogLikelihood, writtenDraws } from './drawn-replies';
import { entropyOf, softmax } from '../methods/softmax';
import { tex } from './tex';

/** Minus the entropy over answers, each draw weighed by its length-normalised likelihood, nats. */
export const semanticEntropy = defineSignal({
  id: 'semantic-entropy',
  title: 'semantic entropy',
  plain:
    'The entropy over what the draws mean: draws that say the same are counted together, the likelier ones for more. Many wordings of one answer are not taken for doubt.',
  formula: tex`
    \sum_{c} P_c \ln P_c, \quad P_c = \sum_{i \in c} p_i

    p_i = \frac{e^{\ell_i}}{\sum_j e^{\ell_j}}, \quad \ell_i = \frac{1}{n_i} \sum_{t=1}^{n_i} \ln p(x_{i,t})
  `,
  letters: 'c: a cluster of draws that say the same; x: the nᵢ tokens of draw i.',
  here: 'Probabilities at T = 1 over the whole vocabulary, whatever the draws were made at; the token that ends the turn and draws without any other are left out. In nats, with the sign turned. LM-Polygraph’s SemanticEntropy differs and has a row of its own.',
  source: 'Farquhar et al. 2024; Kuhn, Gal & Farquhar 2023',
  reads: 'samples',
  kind: 'rank-score',
  temperature: 'none',
  value(evidence, context) {
    const draws = writtenDraws(evidence, context);
    const weights = softmax(draws.map(meanLogLikelihood));
    if (!weights) return null;
    const shares: number[] = [];
    draws.forEach(({ cluster }, i) => (shares[cluster] = (shares[cluster] ?? 0) + weights[i]!));
    return asRankScore(-entropyOf(shares));
  }
});
