import { asRankScore } from '../calibration/confidence';
import { defineSignal } from './define-signal';
import { similarityOfDraws } from './drawn-likeness';
import { tex } from './tex';

/** Mean cosine of the draws' sentence embeddings, over all pairs, in [−1, 1]. */
export const semanticSimilarity = defineSignal({
  id: 'semantic-similarity',
  title: 'semantic similarity of the draws',
  plain:
    'How close together a small sentence model places the drawn replies, averaged over all pairs: 1 where all are worded the same. It sees what replies are about; two that differ only in a name can lie close together too.',
  formula: tex`\frac{2}{m(m-1)} \sum_{i < j} \cos(e_i, e_j)`,
  letters: 'e: embeddings of the m drawn replies.',
  here: 'Embeddings are those of all-MiniLM-L6-v2, of the replies alone, without the question. Blank draws are left out; no value where fewer than two are left. The arm must ask for it: “How alike the replies are”.',
  source:
    'Lin, Trivedi & Sun 2024 (mean of pairwise similarities); LM-Polygraph; ACL Findings 2025; Reimers & Gurevych 2019 (embeddings)',
  reads: 'likeness',
  kind: 'rank-score',
  temperature: 'none',
  value(evidence, { draws }) {
    const similarity = similarityOfDraws(evidence, draws(evidence.call));
    return similarity && asRankScore(similarity.mean);
  }
});
