import { logPartition } from '../engine/sketch/read';
import { defineSignal } from './define-signal';
import { meanOver, replySteps } from './reply-steps';
import { entropyOf } from '../methods/softmax';
import { tex } from './tex';

/** How many of the likeliest tokens count. */
const LIKELIEST = 15;

/** Minus the mean entropy contribution of the 15 likeliest tokens of each step, nats. */
export const entropyProductionRate = defineSignal({
  id: 'entropy-production-rate',
  title: 'entropy production rate',
  plain:
    'Token entropy as one would see it through a service that shows only its 15 likeliest tokens, averaged over the reply. How much is lost against the entropy over the whole vocabulary can be read off here.',
  formula: tex`\frac{1}{n}\sum_{t=1}^{n} \sum_{k=1}^{15} p_t(v_{(k)})\,\ln p_t(v_{(k)})`,
  letters:
    'v₍ₖ₎: the k-th likeliest token before token t; pₜ: its probability among the whole vocabulary; n tokens.',
  here: 'The probabilities are not renormalised among the 15, so a step at which hundreds of tokens are about equally likely looks surer than it is. In nats, with the sign turned, so that larger is surer. Over all tokens of the reply but the one that ends the turn, at T.',
  source: 'EPR: arXiv 2509.04492',
  reads: 'reply',
  kind: 'rank-score',
  temperature: 'tokens',
  value(evidence, context) {
    const { temperature } = context;
    return meanOver(replySteps(evidence, context), (sketch) => {
      const { value } = logPartition(sketch, temperature);
      return -entropyOf(sketch.topLogits.slice(0, LIKELIEST).map((z) => Math.exp(z / temperature - value)));
    });
  }
});
