import { logOdds } from '../calibration/calibrators/log-odds';
import { mean } from '../calibration/metrics/accuracy';
import { clipped } from './clipped';
import { defineSignal } from './define-signal';
import { scaledNumber } from './scaled-number';
import { tex } from './tex';

/** The confidence whose log-odds are the mean of those under all prompts. */
export const promptsLogOddsMean = defineSignal({
  id: 'prompts-log-odds-mean',
  title: 'log-odds mean of the confidences over prompts',
  plain:
    'The mean taken in log-odds, where 0.99 is as far from 0.9 as 0.9 is from 0.5: firm opinions weigh more.',
  formula: tex`\sigma\Bigl(\frac{1}{K} \sum_{k=1}^{K} \ln \frac{c_k}{1 - c_k}\Bigr)`,
  letters: 'c: the confidence under prompt k of K; σ: the logistic function.',
  here: 'Confidences are clipped at 10⁻¹² and 1 − 10⁻¹² first. Where nothing was written, that prompt’s is 0, which outweighs the others.',
  source: 'Satopää et al. 2014, on pooling by log-odds',
  reads: 'prompts',
  kind: 'probability',
  temperature: 'number',
  value({ confidences }, { temperature }) {
    if (confidences.length === 0) return null;
    const pooled = mean(confidences.map(logOdds));
    return scaledNumber(clipped(1 / (1 + Math.exp(-pooled))), temperature);
  }
});
