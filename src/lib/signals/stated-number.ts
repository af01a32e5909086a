import { asProbability } from '../calibration/confidence';
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
  here: 'There are no logits behind it, only the number. For a temperature other than 1 it is clipped at 10⁻¹² and 1 − 10⁻¹².',
  source: 'Lin et al. 2022; Tian et al. 2023',
  reads: 'stated',
  kind: 'probability',
  temperature: 'number',
  first: true,
  value: ({ value }, { temperature }) =>
    value === null ? null : scaledNumber(asProbability(value), temperature)
});
