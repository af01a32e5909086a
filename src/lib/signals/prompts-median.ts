import { mean } from '../calibration/metrics/accuracy';
import { clipped } from './clipped';
import { defineSignal } from './define-signal';
import { scaledNumber } from './scaled-number';
import { tex } from './tex';

/** Median of the confidences under all prompts. */
export const promptsMedian = defineSignal({
  id: 'prompts-median',
  title: 'median confidence over prompts',
  plain: 'The middle one of the confidences: one odd wording does not move it.',
  formula: tex`\operatorname{median}_k c_k`,
  letters: 'c: the confidence under prompt k.',
  here: 'With an even number of prompts, the mean of the two in the middle. Where nothing was written, that prompt’s is 0.',
  source: 'Xiong et al. 2024, on aggregating confidences',
  reads: 'prompts',
  kind: 'probability',
  temperature: 'number',
  value({ confidences }, { temperature }) {
    if (confidences.length === 0) return null;
    const sorted = confidences.toSorted((a, b) => a - b);
    const half = sorted.length / 2;
    const middle = mean(sorted.slice(Math.ceil(half) - 1, Math.floor(half) + 1));
    return scaledNumber(clipped(middle), temperature);
  }
});
