import { asRankScore } from '../calibration/confidence';
import { defineSignal } from './define-signal';
import { logProbabilities } from './reply-steps';
import { tex } from './tex';
import { relevantSurprise } from './token-relevance';

/** Minus the mean surprise of the graded reply's tokens, each weighted by how much it matters to what the reply says, nats. */
export const tokenSar = defineSignal({
  id: 'token-sar',
  title: 'token SAR',
  plain:
    'How likely the tokens of its reply were, with the most weight on those that matter to what it says: “Paris” counts, “the” hardly. How much a token matters is seen by leaving it out.',
  formula: tex`
    \sum_{t=1}^{n} \tilde{R}_t \ln p_t, \quad \tilde{R}_t = \frac{R_t}{\sum_{u=1}^{n} R_u}

    R_t = 1 - g\bigl(q \oplus s,\; q \oplus s \setminus t\bigr)
  `,
  letters:
    'p: probability of each of the n tokens of the reply s to the question q; q ⊕ s: the two after each other; s∖t: the reply without the token at place t; g: similarity of two texts.',
  here: 'g is the cosine of embeddings of all-MiniLM-L6-v2, where the source has a cross-encoder that reads both texts at once. Question and reply stand with a space between them; one place is left out, not every place of that token. Of a text the first 256 word pieces count. No value for an empty reply, or where no token makes a difference. The token that ends the turn is left out. At T, in nats, with the sign turned. The arm must ask for it: “How alike the replies are”.',
  source: 'Duan et al. 2024; TokenSAR in LM-Polygraph',
  reads: 'likeness',
  kind: 'rank-score',
  temperature: 'tokens',
  lacks: ({ relevances }) => relevances === null,
  value({ reply: call, relevances }, { reply, temperature }) {
    if (!relevances) return null;
    const surprise = relevantSurprise(logProbabilities(reply(call).steps, temperature), relevances.reply);
    return surprise === null ? null : asRankScore(-surprise);
  }
});
