import { mean } from '../calibration/metrics/accuracy';
import { clipped } from './clipped';
import { defineSignal } from './define-signal';
import { clusterSizes } from './drawn-replies';
import { scaledNumber } from './scaled-number';
import { tex } from './tex';

/** Mean confidence times the majority answer’s share times the steadiness of the confidences. */
export const steeredConfidence = defineSignal({
  id: 'steered-confidence',
  title: 'confidence over prompts, less where they differ',
  plain:
    'The mean confidence, taken down where the prompts lead to different answers and where the confidences themselves differ.',
  formula: tex`
    \bar c \cdot \frac{m_c}{K} \cdot \frac{1}{1 + \sigma / \bar c}
  `,
  letters:
    'c̄, σ: mean and population standard deviation of the confidences under K prompts; m_c: how many of them give the answer most of them give.',
  here: '0 where the mean is 0. Whether prompts give the same answer is decided by the equivalence that the arm names.',
  source: 'Zhou et al. 2025 (SteerConf)',
  reads: 'prompts',
  kind: 'probability',
  temperature: 'number',
  value({ confidences, clusters }, { temperature }) {
    if (confidences.length === 0) return null;
    const middle = mean(confidences);
    const spread = Math.sqrt(mean(confidences.map((each) => (each - middle) ** 2)));
    const share = Math.max(...clusterSizes(clusters)) / clusters.length;
    const confidence = middle === 0 ? 0 : (middle * share) / (1 + spread / middle);
    return scaledNumber(clipped(confidence), temperature);
  }
});
