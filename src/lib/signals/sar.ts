import { asRankScore } from '../calibration/confidence';
import { defineSignal } from './define-signal';
import { cosineOfDraws } from './drawn-likeness';
import { meanRaised } from './raised-by-likeness';
import { tex } from './tex';
import { relevantSurprise } from './token-relevance';

/** Sentence SAR whose probabilities are those of token SAR, and whose similarity is of meaning, nats. */
export const sar = defineSignal({
  id: 'sar',
  title: 'SAR',
  plain:
    'How likely its drawn replies were, with the most weight on the tokens that matter, where a reply that resembles others in what it says is helped by their probability.',
  formula: tex`\frac{1}{m} \sum_{i=1}^{m} \ln \Bigl( p(s_i) + \frac{1}{\tau} \sum_{k \neq i} g(s_i, s_k)\, p(s_k) \Bigr), \quad p(s) = e^{-E(s)}, \quad \tau = 0.001`,
  letters:
    's: the m drawn replies; E: the sum of token SAR, of the draw’s own tokens; g: similarity of two replies.',
  here: 'g is the cosine of embeddings of all-MiniLM-L6-v2, where the source has a cross-encoder; a negative one counts as 0. In E it compares question and reply with and without a token, between draws the replies alone. At T = 1; the token that ends the turn is left out, and so are draws of which no token makes a difference. Of a single draw it is that draw’s token SAR. In nats, with the sign turned. The arm must ask for it: “How alike the replies are”.',
  source: 'Duan et al. 2024; SAR in LM-Polygraph',
  reads: 'likeness',
  kind: 'rank-score',
  temperature: 'none',
  lacks: ({ relevances }) => relevances === null,
  value(evidence, { draws }) {
    const { call, relevances } = evidence;
    if (!relevances) return null;
    const weighed = draws(call).flatMap(({ logProbs }, place) => {
      const surprise = relevantSurprise(logProbs, relevances.draws[place]!);
      return surprise === null ? [] : [{ place, logProbability: -surprise }];
    });
    if (weighed.length === 0) return null;
    const similarity = (i: number, k: number) =>
      Math.max(0, cosineOfDraws(evidence, weighed[i]!.place, weighed[k]!.place));
    return asRankScore(
      meanRaised(
        weighed.map(({ logProbability }) => logProbability),
        similarity
      )
    );
  }
});
