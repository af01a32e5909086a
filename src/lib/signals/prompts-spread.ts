import { asRankScore } from '../calibration/confidence';
import { mean } from '../calibration/metrics/accuracy';
import { defineSignal } from './define-signal';
import { tex } from './tex';

/** Minus the standard deviation of the confidences under all prompts, in [−0.5, 0]. */
export const promptsSpread = defineSignal({
  id: 'prompts-spread',
  title: 'steadiness of the confidences over prompts',
  plain: 'How little the model’s confidence depends on the wording. 0: it does not depend on it at all.',
  formula: tex`-\sqrt{\frac{1}{K} \sum_{k=1}^{K} (c_k - \bar c)^2}`,
  letters: 'c: the confidence under prompt k of K, and their mean.',
  here: 'The population’s standard deviation, with the sign turned, so that larger is steadier.',
  source: 'Zhou et al. 2025 (SteerConf)',
  reads: 'prompts',
  kind: 'rank-score',
  temperature: 'none',
  value({ confidences }) {
    if (confidences.length === 0) return null;
    const middle = mean(confidences);
    return asRankScore(-Math.sqrt(mean(confidences.map((each) => (each - middle) ** 2))));
  }
});
