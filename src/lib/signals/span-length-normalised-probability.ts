import { mean } from '../calibration/metrics/accuracy';
import { clipped } from './clipped';
import { defineSignal } from './define-signal';
import { probabilityCurve } from './log-probability-curve';
import { logProbabilities, spanSteps } from './reply-steps';
import { tex } from './tex';

/** Geometric mean of the probabilities of the answer's own tokens. */
export const spanLengthNormalisedProbability = defineSignal({
  id: 'span-length-normalised-probability',
  title: 'length-normalised probability of the answer span',
  plain:
    'The geometric mean of the probabilities of the answer’s own tokens, so that a name of many tokens does not look unsure for its length alone.',
  formula: tex`\exp\Bigl(\frac{1}{|S|}\sum_{t \in S} \ln p(x_t \mid x_{<t})\Bigr)`,
  letters: 'S: the tokens of the answer within the reply; x: tokens, each given all those before it.',
  here: 'Over the answer span, which is found from question and reply alone; no value where it cannot be found. At T.',
  source: 'Malinin & Gales 2021; at the tokens of the exact answer: Orgad et al. 2025',
  reads: 'reply',
  kind: 'probability',
  temperature: 'tokens',
  value(evidence, context) {
    const steps = spanSteps(evidence, context);
    return steps && clipped(Math.exp(mean(logProbabilities(steps, context.temperature))));
  },
  curve(evidence, context) {
    const steps = spanSteps(evidence, context);
    return steps && probabilityCurve(steps, 1 / steps.length);
  }
});
