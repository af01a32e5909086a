import { mean } from '../calibration/metrics/accuracy';
import { clipped } from './clipped';
import { defineSignal } from './define-signal';
import { probabilityCurve } from './log-probability-curve';
import { logProbabilities, replySteps } from './reply-steps';
import { tex } from './tex';

/** Geometric mean of the probabilities of the reply's tokens. */
export const lengthNormalisedProbability = defineSignal({
  id: 'length-normalised-probability',
  title: 'length-normalised probability',
  plain:
    'The geometric mean of the probabilities of the reply’s tokens, as if every token were equally likely. It is high for an answer that sounds sure, whether or not it is true: that is what is being measured.',
  formula: tex`\exp\Bigl(\frac{1}{n}\sum_{t=1}^{n} \ln p(x_t \mid x_{<t})\Bigr)`,
  letters: 'x: the n tokens of the reply, each given those before it.',
  here: 'Over all tokens of the reply but the one that ends the turn, from the logits over the whole vocabulary, at T. Perplexity is its inverse.',
  source: 'Malinin & Gales 2021',
  reads: 'reply',
  kind: 'probability',
  temperature: 'tokens',
  first: true,
  value(evidence, context) {
    const steps = replySteps(evidence, context);
    return steps && clipped(Math.exp(mean(logProbabilities(steps, context.temperature))));
  },
  curve(evidence, context) {
    const steps = replySteps(evidence, context);
    return steps && probabilityCurve(steps, 1 / steps.length);
  }
});
