import { asRankScore } from '../calibration/confidence';
import { mean, total } from '../calibration/metrics/accuracy';
import { defineSignal } from './define-signal';
import { writtenDraws, type WrittenDraw } from './drawn-replies';
import { tex } from './tex';

/** Minus the energy of the greedy answer’s cluster of draws, from raw logits. */
export const semanticEnergy = defineSignal({
  id: 'semantic-energy',
  title: 'semantic energy',
  plain:
    'How large the logits of the tokens were, summed over the draws that say what the graded answer says. It means something only when compared within one model.',
  formula: tex`\frac{1}{m} \sum_{i \in c} \frac{1}{n_i} \sum_{t=1}^{n_i} z(x_{i,t})`,
  letters:
    'c: those of the m draws that say the same as the graded answer; z: raw logits of the nᵢ tokens x of draw i.',
  here: 'Minus the cluster’s energy, so that larger is surer. All draws count in m; one without a token adds nothing. Where no draw says what the graded answer says the sum is empty: 0, below every cluster as long as logits are positive, and no value where they are not. Only where the engine gives raw logits.',
  source: 'Ma et al. 2025, arXiv 2508.14496',
  reads: 'samples',
  kind: 'rank-score',
  temperature: 'none',
  needsRawLogits: true,
  value(evidence, context) {
    const draws = writtenDraws(evidence, context);
    if (draws.length === 0) return null;
    const ofDraw = ({ chosenLogits }: WrittenDraw) => mean(chosenLogits);
    const own = draws.filter(({ cluster }) => cluster === evidence.greedy);
    if (own.length === 0 && draws.some((draw) => ofDraw(draw) <= 0)) return null;
    return asRankScore(total(own.map(ofDraw)) / evidence.clusters.length);
  }
});
