import { asProbability } from '../calibration/confidence';
import { defineSignal } from './define-signal';
import { clusterSizes } from './drawn-replies';
import { scaledNumber } from './scaled-number';
import { tex } from './tex';

/** The first draw of the most frequent answer. */
function firstOfMost(clusters: readonly number[]): number {
  const sizes = clusterSizes(clusters);
  return clusters.indexOf(sizes.indexOf(Math.max(...sizes)));
}

/** Share of the draws that give the most frequent answer, which is the one it judges. */
export const majorityShare = defineSignal({
  id: 'majority-share',
  title: 'share of the most frequent answer',
  plain:
    'How many of the answers drawn at random give the most frequent one. It is graded by that answer, which need not be the greedy one: voting changes what is answered.',
  formula: tex`\max_c \frac{m_c}{m}`,
  letters: 'm_c: how many of the m draws give answer c.',
  here: 'Of equally frequent answers, the one drawn first. The answer’s grade is that of its first draw, by the grader’s rules; a person’s grade of the greedy answer counts for both.',
  source: 'Wang et al. 2023 (self-consistency)',
  reads: 'samples',
  kind: 'probability',
  temperature: 'number',
  value({ clusters }, { temperature }) {
    if (clusters.length === 0) return null;
    const most = Math.max(...clusterSizes(clusters));
    return scaledNumber(asProbability(most / clusters.length), temperature);
  },
  judges({ clusters, grades }) {
    if (clusters.length === 0) return undefined;
    const grade = grades[firstOfMost(clusters)];
    return grade === 'right' ? true : grade === 'wrong' ? false : null;
  },
  says: ({ call, clusters }, { draws }) =>
    clusters.length === 0 ? undefined : draws(call)[firstOfMost(clusters)]!.text
});
