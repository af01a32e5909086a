import { asProbability } from '../calibration/confidence';
import { defineSignal } from './define-signal';
import { scaledNumber } from './scaled-number';
import { tex } from './tex';

/** The probability that the model stated for its first guess. */
export const firstGuess = defineSignal({
  id: 'first-guess',
  title: 'probability stated for the first guess',
  plain:
    'The number the model wrote after the guess it listed first. Where none could be read there is no value, and the parse rate says how often there was one.',
  formula: tex`c_1`,
  letters: 'c₁: the number written for the first guess, in [0, 1].',
  here: 'As it is written, also where the numbers of all guesses come to more than 1.',
  source: 'Tian et al. 2023; Xiong et al. 2024',
  reads: 'guesses',
  kind: 'probability',
  temperature: 'number',
  first: true,
  value({ values: [first = null] }, { temperature }) {
    return first === null ? null : scaledNumber(asProbability(first), temperature);
  }
});
