import { asRankScore } from '../calibration/confidence';
import { defineSignal } from './define-signal';
import { clusterSizes } from './drawn-replies';
import { tex } from './tex';

/** Share of the prompts that lead to the answer most of them lead to, in (0, 1]. */
export const promptsAgreement = defineSignal({
  id: 'prompts-agreement',
  title: 'agreement of the answers over prompts',
  plain: 'How many wordings of the question lead to the same answer.',
  formula: tex`\max_c \frac{m_c}{K}`,
  letters: 'm_c: how many of the K prompts lead to answer c.',
  here: 'The same by the equivalence that the arm names. With few prompts it takes few values, so it is used for its order alone.',
  source: 'Jiang et al. 2023 (prompt ensembles); Zhou et al. 2025 (SteerConf)',
  reads: 'prompts',
  kind: 'rank-score',
  temperature: 'none',
  value({ clusters }) {
    return clusters.length === 0 ? null : asRankScore(Math.max(...clusterSizes(clusters)) / clusters.length);
  }
});
