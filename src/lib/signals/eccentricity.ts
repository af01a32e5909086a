import { asRankScore } from '../calibration/confidence';
import { mean, total } from '../calibration/metrics/accuracy';
import { defineSignal } from './define-signal';
import { symmetricEigen } from './symmetric-eigen';
import { jaccard, similarityMatrix } from './text-similarity';
import { tex } from './tex';

/** Eigenvalues below this tell groups of replies apart. */
const SLOW = 0.9;

/** Digits that the eigenvectors are good for: questions that tie differ in those behind. */
const DIGITS = 12;

/** Minus the spread of the draws in the space of the similarity graph’s slow eigenvectors. */
export const eccentricity = defineSignal({
  id: 'eccentricity',
  title: 'eccentricity of the draws',
  plain:
    'How far the drawn replies lie from their middle when they are laid out by which of them resemble each other. Replies that fall into groups lie apart; a single group lies together.',
  formula: tex`
    -\,\Bigl\lVert \bigl( v_{k,i} - \tfrac{1}{m} \textstyle\sum_j v_{k,j} \bigr)_{k,i} \Bigr\rVert_2

    L = I - D^{-1/2} W D^{-1/2}, \quad L v_k = \lambda_k v_k, \quad \lambda_k < 0.9
  `,
  letters:
    'W: similarity of the m draws; D: its row sums on the diagonal; v: eigenvectors of the Laplacian L, of length 1.',
  here: 'W is the Jaccard similarity of the replies’ words. The threshold 0.9 is LM-Polygraph’s. With the sign turned.',
  source: 'Lin, Trivedi & Sun 2024; Eccentricity_Jaccard_score in LM-Polygraph',
  reads: 'samples',
  kind: 'rank-score',
  temperature: 'none',
  value({ call }, { draws }) {
    const texts = draws(call).map(({ text }) => text);
    if (texts.length === 0) return null;
    const similarity = similarityMatrix(texts, jaccard);
    const roots = similarity.map((row) => Math.sqrt(total(row)));
    const laplacian = similarity.map((row, i) =>
      row.map((value, j) => (i === j ? 1 : 0) - value / (roots[i]! * roots[j]!))
    );
    const slow = symmetricEigen(laplacian).filter(({ value }) => value < SLOW);
    const squares = slow.map(({ vector }) => {
      const middle = mean(vector);
      return total(vector.map((value) => (value - middle) ** 2));
    });
    return asRankScore(-Number(Math.sqrt(total(squares)).toPrecision(DIGITS)));
  }
});
