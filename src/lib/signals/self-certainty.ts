import { divergenceFromUniform } from '../engine/sketch/read';
import { defineSignal } from './define-signal';
import { meanOver, replySteps } from './reply-steps';
import { tex } from './tex';

/** Mean Kullback–Leibler divergence from the uniform distribution to the next-token distribution, nats. */
export const selfCertainty = defineSignal({
  id: 'self-certainty',
  title: 'self-certainty',
  plain:
    'How far the distributions of the next token were from saying that every token is equally likely, averaged over the reply. Unlike entropy it looks most at how firmly the unlikely tokens are ruled out.',
  formula: tex`
    \frac{1}{n}\sum_{t=1}^{n} \mathrm{KL}(U \,\|\, p_t)

    \mathrm{KL}(U \,\|\, p_t) = -\ln F_t - \frac{1}{F_t}\sum_{v} \ln p_t(v)
  `,
  letters:
    'U: the uniform distribution over the tokens whose logit is finite, Fₜ of them (all, as a rule); pₜ: distribution before token t; n tokens.',
  here: 'From the mean logit and the log-partition, both over the whole vocabulary; tokens with a logit of −∞ are left out of both terms. Over all tokens of the reply but the one that ends the turn, at T.',
  source: 'Kang, Zhao & Song 2025',
  reads: 'reply',
  kind: 'rank-score',
  temperature: 'tokens',
  value(evidence, context) {
    return meanOver(replySteps(evidence, context), (sketch) =>
      divergenceFromUniform(sketch, context.vocabularySize, context.temperature)
    );
  }
});
