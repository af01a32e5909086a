import { total } from '../calibration/metrics/accuracy';
import { clipped } from './clipped';
import { defineSignal } from './define-signal';
import { probabilityCurve } from './log-probability-curve';
import { logProbabilities, replySteps } from './reply-steps';
import { tex } from './tex';

/** Product of the probabilities of the reply's tokens. */
export const sequenceProbability = defineSignal({
  id: 'sequence-probability',
  title: 'probability of the whole reply',
  plain:
    'How likely the model was to write exactly this reply. It falls with every token, so a long reply looks unsure however sure each of its words was.',
  formula: tex`\prod_{t=1}^{n} p(x_t \mid x_{<t})`,
  letters: 'x: the n tokens of the reply, each given those before it.',
  here: 'Over all tokens of the reply but the one that ends the turn, from the logits over the whole vocabulary, at T.',
  source: 'MaximumSequenceProbability in LM-Polygraph, which counts the end-of-turn token',
  reads: 'reply',
  kind: 'probability',
  temperature: 'tokens',
  value(evidence, context) {
    const steps = replySteps(evidence, context);
    return steps && clipped(Math.exp(total(logProbabilities(steps, context.temperature))));
  },
  curve(evidence, context) {
    const steps = replySteps(evidence, context);
    return steps && probabilityCurve(steps, 1);
  }
});
