import { summedLogits } from '../methods/option-scores';
import { defineSignal } from './define-signal';
import { optionsMargin } from './option-logits';
import { tex } from './tex';

/** Probability of the chosen option less that of the runner-up. */
export const optionMargin = defineSignal({
  id: 'option-margin',
  title: 'margin between the options',
  plain: 'How far the chosen option is ahead of the second likeliest.',
  formula: tex`p_{(1)} - p_{(2)}`,
  letters: 'p₍₁₎, p₍₂₎: the largest and the second largest probability among the options.',
  here: 'From the softmax of the options’ summed log-probabilities, at T.',
  source: 'Scheffer, Decomain & Wrobel 2001',
  reads: 'option-scores',
  kind: 'rank-score',
  temperature: 'options',
  value: (evidence, { temperature }) => optionsMargin(summedLogits(evidence), temperature)
});
