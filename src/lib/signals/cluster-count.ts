import { asRankScore } from '../calibration/confidence';
import { defineSignal } from './define-signal';
import { tex } from './tex';

/** Minus the number of different answers among the draws. */
export const clusterCount = defineSignal({
  id: 'cluster-count',
  title: 'number of different answers',
  plain: 'How many different answers there are among those drawn. One: all say the same.',
  formula: tex`-\,\bigl|\{ c \}\bigr|`,
  letters: 'c: the clusters of draws that say the same.',
  here: 'Which draws say the same is decided by the equivalence that the arm names; the sources use a model of entailment. With the sign turned, so that larger is surer.',
  source: 'Lin, Trivedi & Sun 2024; NumSemSets in LM-Polygraph',
  reads: 'samples',
  kind: 'rank-score',
  temperature: 'none',
  value: ({ clusters }) => (clusters.length === 0 ? null : asRankScore(-new Set(clusters).size))
});
