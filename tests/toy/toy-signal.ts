import { asRankScore } from '../../src/lib/calibration/confidence';
import { defineSignal } from '../../src/lib/signals/define-signal';
import { tex } from '../../src/lib/signals/tex';

/** The first option's logit: one file, as any signal is. */
export const toySignal = defineSignal({
  id: 'toy-signal',
  title: 'toy signal',
  plain: 'A signal for a test.',
  formula: tex`z_1`,
  letters: 'z₁: logit of the first option.',
  here: 'As it is.',
  source: 'none',
  reads: 'option-letters',
  kind: 'rank-score',
  temperature: 'none',
  value: ({ logits }) => asRankScore(logits[0])
});
