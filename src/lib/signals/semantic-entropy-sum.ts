import { logSumExp } from '../engine/log-sum-exp';
import { asRankScore } from '../calibration/confidence';
import { mean } from '../calibration/metrics/accuracy';
import { defineSignal } from './define-signal';
import { logLikelihood, writtenDraws } from './drawn-replies';
import { tex } from './tex';

/** Mean log of the summed sequence probabilities of each draw’s cluster, nats. */
export const semanticEntropySum = defineSignal({
  id: 'semantic-entropy-sum',
  title: 'semantic entropy by summed likelihood',
  plain:
    'Semantic entropy as LM-Polygraph computes it: the probabilities of whole replies are summed over those that say the same and are not normalised, so long replies look unsure.',
  formula: tex`\frac{1}{m} \sum_{i=1}^{m} \ln \sum_{j \in c(i)} p(s_j)`,
  letters:
    's: the m drawn replies; c(i): those that say the same as reply i; p: probability of a whole reply.',
  here: 'Replies drawn twice count twice in the sum. At T = 1; the token that ends the turn, which LM-Polygraph counts, and draws without any other are left out. In nats, with the sign turned.',
  source: 'Kuhn, Gal & Farquhar 2023; SemanticEntropy in LM-Polygraph',
  reads: 'samples',
  kind: 'rank-score',
  temperature: 'none',
  value(evidence, context) {
    const draws = writtenDraws(evidence, context);
    if (draws.length === 0) return null;
    const sums = draws.map(({ cluster }) =>
      logSumExp(draws.filter((other) => other.cluster === cluster).map(logLikelihood))
    );
    return asRankScore(mean(sums));
  }
});
