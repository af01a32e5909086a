import { defineSignal } from './define-signal';
import { meanOver, replySteps } from './reply-steps';
import { tex } from './tex';
import { tokenMargin } from './token-margin';

/** Probability of the likeliest first token of the reply less that of the runner-up. */
export const firstTokenMargin = defineSignal({
  id: 'first-token-margin',
  title: 'margin at the first token',
  plain:
    'How far the likeliest beginning of the reply was ahead of the second likeliest. Near 0 the reply might as well have begun otherwise.',
  formula: tex`p_1(v_{(1)}) - p_1(v_{(2)})`,
  letters: 'p₁: the distribution before the first token; v₍₁₎, v₍₂₎: its two likeliest tokens.',
  here: 'From the exact logits of both, at T.',
  source: 'Scheffer, Decomain & Wrobel 2001, on the margin; Wang & Zhou 2024, at tokens of a reply',
  reads: 'reply',
  kind: 'rank-score',
  temperature: 'tokens',
  value(evidence, context) {
    const steps = replySteps(evidence, context);
    return meanOver(steps && steps.slice(0, 1), (sketch) => tokenMargin(sketch, context.temperature));
  }
});
