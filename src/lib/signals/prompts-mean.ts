import { mean } from '../calibration/metrics/accuracy';
import { clipped } from './clipped';
import { defineSignal } from './define-signal';
import { scaledNumber } from './scaled-number';
import { tex } from './tex';

/** Mean of the confidences under all prompts. */
export const promptsMean = defineSignal({
  id: 'prompts-mean',
  title: 'mean confidence over prompts',
  plain: 'How sure the model was on average, over all the ways it was asked.',
  formula: tex`\frac{1}{K} \sum_{k=1}^{K} c_k`,
  letters: 'c: the confidence under prompt k of K.',
  here: 'Also of the prompts whose answer is another one. How sure it is of one answer is said with the method. Where nothing was written, that prompt’s is 0.',
  source: 'Xiong et al. 2024, on aggregating confidences',
  reads: 'prompts',
  kind: 'probability',
  temperature: 'number',
  first: true,
  value({ confidences }, { temperature }) {
    return confidences.length === 0 ? null : scaledNumber(clipped(mean(confidences)), temperature);
  }
});
