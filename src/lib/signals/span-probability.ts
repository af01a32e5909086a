import { total } from '../calibration/metrics/accuracy';
import { clipped } from './clipped';
import { defineSignal } from './define-signal';
import { probabilityCurve } from './log-probability-curve';
import { logProbabilities, spanSteps } from './reply-steps';
import { tex } from './tex';

/** Product of the probabilities of the answer's own tokens. */
export const spanProbability = defineSignal({
  id: 'span-probability',
  title: 'probability of the answer span',
  plain:
    'How likely the model was to write the answer itself once it had begun its sentence: “Paris” in “The capital of France is Paris.” The grammar of a sentence is easy and says little.',
  formula: tex`\prod_{t \in S} p(x_t \mid x_{<t})`,
  letters: 'S: the tokens of the answer within the reply; x: tokens, each given all those before it.',
  here: 'The answer span is the first words of the first sentence that are neither the question’s own nor small words; where an English question asks for a year, a quantity or a name, the first that can be one. The accepted answers are not looked at. Where there are no such words there is no value. A run keeps the spans that were found when it was asked. At T.',
  source: 'Orgad et al. 2025, on reading uncertainty at the tokens of the exact answer',
  reads: 'reply',
  kind: 'probability',
  temperature: 'tokens',
  value(evidence, context) {
    const steps = spanSteps(evidence, context);
    return steps && clipped(Math.exp(total(logProbabilities(steps, context.temperature))));
  },
  curve(evidence, context) {
    const steps = spanSteps(evidence, context);
    return steps && probabilityCurve(steps, 1);
  }
});
