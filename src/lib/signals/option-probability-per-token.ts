import { perTokenLogits } from '../methods/option-scores';
import { defineSignal } from './define-signal';
import { choosesRight, chosenWords, readable, topProbability } from './option-logits';
import { tex } from './tex';

/** Probability of the option chosen by mean log-probability per token. */
export const optionProbabilityPerToken = defineSignal({
  id: 'option-probability-per-token',
  title: 'probability of the option chosen per token',
  plain:
    'The probability of the chosen option, but with each option’s log-probability divided by its number of tokens, so that long options are not at a disadvantage. It may choose another option, and is graded by the one it chooses.',
  formula: tex`
    \max_k \frac{\exp(\bar\ell_k / T)}{\sum_j \exp(\bar\ell_j / T)}

    \bar\ell_k = \frac{1}{n_k}\sum_{t=1}^{n_k} \ln p(o_{k,t} \mid \text{prompt}, o_{k,<t})
  `,
  letters: 'o: the nₖ tokens of option k; ℓ̄: their mean log-probability.',
  here: 'Each option is read as the continuation of the answer’s beginning; the means are taken as logits.',
  source: 'Brown et al. 2020 §2.4; acc_norm of the LM Evaluation Harness divides by bytes instead',
  reads: 'option-scores',
  kind: 'probability',
  temperature: 'options',
  value: (evidence, { temperature }) => topProbability(perTokenLogits(evidence), temperature),
  optionLogits: (evidence) => readable(perTokenLogits(evidence), evidence.gold),
  judges: (evidence) => choosesRight(perTokenLogits(evidence), evidence.gold),
  says: (evidence) => chosenWords(perTokenLogits(evidence), evidence)
});
