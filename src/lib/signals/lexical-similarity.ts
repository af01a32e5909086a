import { asRankScore } from '../calibration/confidence';
import { mean } from '../calibration/metrics/accuracy';
import { defineSignal } from './define-signal';
import { rougeL } from './text-similarity';
import { tex } from './tex';

/** Mean ROUGE-L of the draws, each with each, in [0, 1]. */
export const lexicalSimilarity = defineSignal({
  id: 'lexical-similarity',
  title: 'lexical similarity of the draws',
  plain:
    'How alike the drawn replies are in their words and the order of them, averaged over all pairs: 1 where all are worded the same.',
  formula: tex`\frac{2}{m(m-1)} \sum_{i < j} \operatorname{ROUGE\text{-}L}(s_i, s_j)`,
  letters: 's: the m drawn replies; ROUGE-L: F1 of the longest common subsequence of words.',
  here: 'Words are runs of letters and digits in lower case, without the stemming that LM-Polygraph adds. No value where one reply was drawn.',
  source: 'Fomicheva et al. 2020; LexicalSimilarity_rougeL in LM-Polygraph',
  reads: 'samples',
  kind: 'rank-score',
  temperature: 'none',
  value({ call }, { draws }) {
    const texts = draws(call).map(({ text }) => text);
    if (texts.length < 2) return null;
    return asRankScore(mean(texts.flatMap((one, i) => texts.slice(0, i).map((other) => rougeL(one, other)))));
  }
});
