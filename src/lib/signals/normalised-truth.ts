import { clipped } from './clipped';
import { defineSignal } from './define-signal';
import { normalisedBelief } from './normalised-belief';
import { scaledNumber } from './scaled-number';
import { tex } from './tex';

/** P(True) of the answer over the sum of P(True) of it and its own different answers, where that is above 1. */
export const normalisedTruth = defineSignal({
  id: 'normalised-truth',
  title: 'P(True) over that of its own distractors',
  plain:
    'How far the model believes its answer, once its belief in other answers that cannot be true as well is taken off. A model that believes all it is shown is brought down to what is left.',
  formula: tex`\frac{f_0}{\max\bigl(1, \sum_{i=0}^{k} f_i\bigr)}`,
  letters: 'f: P(True) of the answer (0) and of k different answers of its own, each judged on its own.',
  here: 'Different by the equivalence that the arm names, so that the source’s weights for likeness and contradiction, from a model of entailment, are all 1.',
  source: 'Wang & Stengel-Eskin 2026 (DiNCo, NVC)',
  reads: 'alternatives',
  kind: 'probability',
  temperature: 'number',
  value(evidence, { temperature }) {
    const belief = normalisedBelief(evidence);
    return belief === null ? null : scaledNumber(clipped(belief), temperature);
  }
});
