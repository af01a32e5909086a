import { asProbability } from '../calibration/confidence';
import { wordsTable } from '../methods/words-of-probability';
import { defineSignal } from './define-signal';
import { scaledNumber } from './scaled-number';
import { tex } from './tex';

/** The number the model wrote. */
export const statedNumber = defineSignal({
  id: 'stated-number',
  title: 'the number it writes',
  plain:
    'The confidence that the model wrote down in its own words, as a share. Where none could be read there is no value, and the parse rate says how often there was one.',
  formula: tex`\sigma\Bigl(\frac{\operatorname{logit}(c)}{T}\Bigr), \quad \operatorname{logit}(c) = \ln\frac{c}{1 - c}`,
  letters: 'c: the number written, in [0, 1]; σ: the logistic function. At T = 1 it is c itself.',
  here: `There are no logits behind it, only the number. For a temperature other than 1 it is clipped at 10⁻¹² and 1 − 10⁻¹². Words count only where the arm’s option says so, and only where no number is written: behind “Confidence”, as “I am (almost, virtually, all but) certain”, or on a line of their own, by the table of Kent 1964 (Words of Estimative Probability; the middle of each of his ranges): ${wordsTable}; “improbable” and “unlikely” are not read, since he has them among even chances. The longest phrase counts; what a sentence denies, asks or takes back does not; “not certain” and other words that are not in the table are not read, nor are two that differ.`,
  source: 'Lin et al. 2022; Tian et al. 2023; Kent 1964 (words)',
  reads: 'stated',
  kind: 'probability',
  temperature: 'number',
  first: true,
  value: ({ value }, { temperature }) =>
    value === null ? null : scaledNumber(asProbability(value), temperature)
});
