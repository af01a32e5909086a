import { pmiLogits } from '../methods/option-scores';
import { defineSignal } from './define-signal';
import { choosesRight, chosenWords, readable, topProbability } from './option-logits';
import { tex } from './tex';

/** Probability of the option chosen by pointwise mutual information with the question. */
export const optionProbabilityPmi = defineSignal({
  id: 'option-probability-pmi',
  title: 'probability of the option chosen by PMI',
  plain:
    'Each option is scored by how much likelier the question makes it, so that an option that is likely anyway gains nothing from it. It may choose another option, and is graded by the one it chooses.',
  formula: tex`
    \max_k \frac{\exp(m_k / T)}{\sum_j \exp(m_j / T)}

    m_k = \ln p(o_k \mid \text{prompt}) - \ln p(o_k \mid \text{prompt without the question})
  `,
  letters: 'o: option k, with the summed log-probability of its tokens; m: its pointwise mutual information.',
  here: 'The options are read a second time after a prompt that leaves the question out; no value where that was not asked.',
  source: 'Holtzman et al. 2021 (domain-conditional PMI)',
  reads: 'option-scores',
  kind: 'probability',
  temperature: 'options',
  lacks: ({ withoutQuestion }) => withoutQuestion === null,
  value: (evidence, { temperature }) => topProbability(pmiLogits(evidence), temperature),
  optionLogits: (evidence) => readable(pmiLogits(evidence), evidence.gold),
  judges: (evidence) => choosesRight(pmiLogits(evidence), evidence.gold),
  says: (evidence) => chosenWords(pmiLogits(evidence), evidence)
});
