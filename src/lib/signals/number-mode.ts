import { asProbability } from '../calibration/confidence';
import { argMax } from '../engine/generate';
import { defineSignal } from './define-signal';
import { numberDistribution } from '../methods/number-distribution';
import { scaledNumber } from './scaled-number';
import { tex } from './tex';

/** The number the model would write most likely. */
export const numberMode = defineSignal({
  id: 'number-mode',
  title: 'likeliest number',
  plain:
    'The one number the model would most likely write as its confidence. Models write few different ones, so many answers share theirs.',
  formula: tex`c = \operatorname*{arg\,max}_{v}\; p(v)`,
  letters:
    'v: a number the model may write, from 0.00 to 1.00; p: its probability, the product over its digits.',
  here: 'The likeliest number, which need not begin with the likeliest digit; of equals the smallest. Runs in which one digit after “0.” was read cannot say more than 0.9.',
  source: 'Tian et al. 2023, on stating confidence; digits: Li et al. 2025 (ConfTuner)',
  reads: 'number',
  kind: 'probability',
  temperature: 'number',
  value(evidence, { temperature }) {
    const chances = numberDistribution(evidence);
    return (
      chances && scaledNumber(asProbability(chances[argMax(chances.map(({ p }) => p))]!.value), temperature)
    );
  }
});
