import { asProbability } from '../calibration/confidence';
import { defineSignal } from './define-signal';
import { scaledNumber } from './scaled-number';
import { tex } from './tex';

/** Share of the draws that say what the greedy answer says. */
export const agreement = defineSignal({
  id: 'agreement',
  title: 'agreement with the greedy answer',
  plain:
    'How many of the answers drawn at random say the same as the answer that is graded. 1 is all of them.',
  formula: tex`\frac{1}{m}\,\bigl|\{ i : a_i \equiv a_0 \}\bigr|`,
  letters: 'a₁ … aₘ: the drawn answers; a₀: the greedy one; ≡: the same answer.',
  here: 'The same by the equivalence that the arm names: the grader’s rules unless another was chosen. With m draws it takes m + 1 values, so it is coarse where m is small.',
  source: 'Wang et al. 2023 (self-consistency); Lyu et al. 2025, on consistency as confidence',
  reads: 'samples',
  kind: 'probability',
  temperature: 'number',
  first: true,
  value({ clusters, greedy }, { temperature }) {
    const same = clusters.filter((cluster) => cluster === greedy).length;
    return clusters.length === 0 ? null : scaledNumber(asProbability(same / clusters.length), temperature);
  }
});
