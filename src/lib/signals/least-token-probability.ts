import { clipped } from './clipped';
import { defineSignal } from './define-signal';
import { logProbabilities, replySteps } from './reply-steps';
import { tex } from './tex';

/** Probability of the reply's least likely token. */
export const leastTokenProbability = defineSignal({
  id: 'least-token-probability',
  title: 'least token probability',
  plain:
    'The probability of the token that was hardest to choose. In a fluent sentence most tokens are easy; the one that is not is often the answer.',
  formula: tex`\min_{t}\, p(x_t \mid x_{<t})`,
  letters: 'x: the tokens of the reply, each given those before it.',
  here: 'Over all tokens of the reply but the one that ends the turn, from the logits over the whole vocabulary, at T.',
  source: 'Manakul, Liusie & Gales 2023, as max(−log p)',
  reads: 'reply',
  kind: 'probability',
  temperature: 'tokens',
  value(evidence, context) {
    const steps = replySteps(evidence, context);
    return steps && clipped(Math.exp(Math.min(...logProbabilities(steps, context.temperature))));
  }
});
