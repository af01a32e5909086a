import { clipped } from './clipped';
import { defineSignal } from './define-signal';
import { scaledNumber } from './scaled-number';
import { tex } from './tex';

/** Sum of the probabilities stated for the guesses that say what the first one says. */
export const sameGuesses = defineSignal({
  id: 'same-guesses',
  title: 'probability stated for all guesses like the first',
  plain:
    'A model may list one answer in several wordings and split its confidence among them: here they are added up again.',
  formula: tex`\min\Bigl(1, \sum_{i :\, g_i \equiv g_1} c_i\Bigr)`,
  letters: 'g: the guesses; c: the numbers written for them; ≡: the same answer.',
  here: 'The same by the equivalence that the arm names. Guesses without a number add nothing; no value where the first has none.',
  source: 'Tian et al. 2023; Xiong et al. 2024',
  reads: 'guesses',
  kind: 'probability',
  temperature: 'number',
  value({ values, clusters }, { temperature }) {
    if (values.length === 0 || values[0] === null) return null;
    const same = values.filter((_, i) => clusters[i] === clusters[0]);
    return scaledNumber(clipped(same.reduce<number>((sum, value) => sum + (value ?? 0), 0)), temperature);
  }
});
