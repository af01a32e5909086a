import { asRankScore } from '../calibration/confidence';
import { defineSignal } from './define-signal';
import { logLikelihood, writtenDraws } from './drawn-replies';
import { meanRaised } from './raised-by-likeness';
import { rougeL } from './text-similarity';
import { tex } from './tex';

/** Mean log of each draw’s probability, raised by those of the draws it resembles, nats. */
export const sentenceSar = defineSignal({
  id: 'sentence-sar',
  title: 'sentence SAR by lexical similarity',
  plain:
    'Predictive entropy in which a reply that resembles others is helped by their probability: what many draws say alike is believed more.',
  formula: tex`\frac{1}{m} \sum_{i=1}^{m} \ln \Bigl( p(s_i) + \frac{1}{\tau} \sum_{k \neq i} g(s_i, s_k)\, p(s_k) \Bigr), \quad \tau = 0.001`,
  letters: 's: the m drawn replies; p: probability of a whole reply; g: similarity of two.',
  here: 'g is ROUGE-L, where the source has a cross-encoder of sentence similarity. “SAR” and “token SAR” weigh each token by what the reply says without it, for which they need sentence embeddings. At T = 1; the token that ends the turn and draws without any other are left out. In nats, with the sign turned.',
  source: 'Duan et al. 2024; SentenceSAR in LM-Polygraph',
  reads: 'samples',
  kind: 'rank-score',
  temperature: 'none',
  value(evidence, context) {
    const draws = writtenDraws(evidence, context);
    if (draws.length === 0) return null;
    const similarity = (i: number, k: number) => rougeL(draws[i]!.text, draws[k]!.text);
    return asRankScore(meanRaised(draws.map(logLikelihood), similarity));
  }
});
