import { defineSignal } from './define-signal';
import { meanOver, spanSteps } from './reply-steps';
import { tex } from './tex';
import { tokenMargin } from './token-margin';

/** Probability of the likeliest token where the answer begins, less that of the runner-up. */
export const spanMargin = defineSignal({
  id: 'span-margin',
  title: 'margin at the answer span’s first token',
  plain:
    'How far the likeliest token was ahead of the second likeliest where the answer itself begins. Near 0 another answer was as likely.',
  formula: tex`p_s(v_{(1)}) - p_s(v_{(2)})`,
  letters:
    's: the first token of the answer within the reply; p: the distribution before it; v₍₁₎, v₍₂₎: its two likeliest tokens.',
  here: 'From the exact logits of both, at T. The answer span is found from question and reply alone; no value where it cannot be found.',
  source: 'Scheffer, Decomain & Wrobel 2001, on the margin; Wang & Zhou 2024, at the tokens of the answer',
  reads: 'reply',
  kind: 'rank-score',
  temperature: 'tokens',
  value(evidence, context) {
    const steps = spanSteps(evidence, context);
    return meanOver(steps && steps.slice(0, 1), (sketch) => tokenMargin(sketch, context.temperature));
  }
});
