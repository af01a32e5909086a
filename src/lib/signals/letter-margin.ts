import { defineSignal } from './define-signal';
import { optionsMargin } from './option-logits';
import { tex } from './tex';

/** Probability of the chosen letter less that of the runner-up. */
export const letterMargin = defineSignal({
  id: 'letter-margin',
  title: 'margin between the letters',
  plain: 'How far the chosen letter is ahead of the second likeliest.',
  formula: tex`p_{(1)} - p_{(2)}`,
  letters: 'p₍₁₎, p₍₂₎: the largest and the second largest probability among the options’ letters.',
  here: 'From the softmax of the letters’ logits, at T.',
  source: 'Scheffer, Decomain & Wrobel 2001',
  reads: 'option-letters',
  kind: 'rank-score',
  temperature: 'options',
  value: ({ logits }, { temperature }) => optionsMargin(logits, temperature)
});
