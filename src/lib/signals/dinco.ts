import { clipped } from './clipped';
import { defineSignal } from './define-signal';
import { normalisedBelief } from './normalised-belief';
import { scaledNumber } from './scaled-number';
import { tex } from './tex';

/** Mean of the normalised P(True) and of the share of answers that agree with the graded one. */
export const dinco = defineSignal({
  id: 'dinco',
  title: 'DiNCo: normalised P(True) and agreement',
  plain:
    'What the model believes of its answer when asked, taken together with how often it gives that answer: two views that err differently.',
  formula: tex`
    \frac{1}{2} \Bigl( \frac{f_0}{\max(1, \sum_i f_i)} + \frac{m_0 + 1}{m + 1} \Bigr)
  `,
  letters:
    'f: P(True) of the answer (0) and of its own different answers; m₀: how many of m drawn answers say what the graded one says, which is counted as one more.',
  here: 'As the authors’ code has it: the graded answer counts among those that agree. The source lets a model of entailment say what is different; here it is the equivalence that the arm names.',
  source: 'Wang & Stengel-Eskin 2026 (DiNCo)',
  reads: 'alternatives',
  kind: 'probability',
  temperature: 'number',
  first: true,
  value(evidence, { temperature }) {
    const belief = normalisedBelief(evidence);
    if (belief === null) return null;
    const agreement = (evidence.agreeing + 1) / (evidence.drawn + 1);
    return scaledNumber(clipped((belief + agreement) / 2), temperature);
  }
});
