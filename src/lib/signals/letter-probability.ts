import { defineSignal } from './define-signal';
import { readable, topProbability } from './option-logits';
import { tex } from './tex';

/** Probability of the chosen option's letter among the letters. */
export const letterProbability = defineSignal({
  id: 'letter-probability',
  title: 'probability of the chosen letter',
  plain:
    'With the options shown with letters: how likely the model’s letter is, among the letters of the options. Below about a billion parameters models choose letters by chance.',
  formula: tex`\max_k \frac{\exp(z_k / T)}{\sum_j \exp(z_j / T)}`,
  letters: 'z: logit of the letter of option k, as the next token.',
  here: 'Read from one prompt; nothing is decoded.',
  source: 'Hendrycks et al. 2021; Kadavath et al. 2022 §2',
  reads: 'option-letters',
  kind: 'probability',
  temperature: 'options',
  first: true,
  value: ({ logits }, { temperature }) => topProbability(logits, temperature),
  optionLogits: ({ logits, gold }) => readable(logits, gold)
});
