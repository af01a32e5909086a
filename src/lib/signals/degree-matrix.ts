import { asRankScore } from '../calibration/confidence';
import { total } from '../calibration/metrics/accuracy';
import { defineSignal } from './define-signal';
import { jaccard, similarityMatrix } from './text-similarity';
import { tex } from './tex';

/** Minus the mean dissimilarity of the draws, from the degree matrix of their similarities, in [−1, 0]. */
export const degreeMatrix = defineSignal({
  id: 'degree-matrix',
  title: 'degree of the draws’ similarity',
  plain:
    'How much the drawn replies have in common, each with each, by their words. 0: all are the same words.',
  formula: tex`-\frac{\operatorname{tr}(mI - D)}{m^2}, \quad D_{ii} = \sum_{j=1}^{m} W_{ij}`,
  letters: 'W: similarity of two of the m draws, 1 for a draw with itself; D: its degree matrix.',
  here: 'W is the Jaccard similarity of the replies’ words, split at white space and in lower case. The lab has no models of entailment, which the source prefers. With the sign turned.',
  source: 'Lin, Trivedi & Sun 2024; DegMat_Jaccard_score in LM-Polygraph',
  reads: 'samples',
  kind: 'rank-score',
  temperature: 'none',
  value({ call }, { draws }) {
    const texts = draws(call).map(({ text }) => text);
    const m = texts.length;
    if (m === 0) return null;
    return asRankScore((total(similarityMatrix(texts, jaccard).flat()) - m * m) / m ** 2);
  }
});
