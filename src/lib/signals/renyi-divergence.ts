import { logAffinityToUniform, MAX_AFFINITY_TEMPERATURE } from '../engine/sketch/read';
import { defineSignal } from './define-signal';
import { meanOver, replySteps } from './reply-steps';
import { tex } from './tex';

/** Mean Rényi divergence of order ½ between the next-token distribution and the uniform one, nats. */
export const renyiDivergence = defineSignal({
  id: 'renyi-divergence',
  title: 'Rényi divergence from uniform',
  plain:
    'How far the distributions of the next token were from saying that every token is equally likely, averaged over the reply, by a distance that gives rare tokens more weight than entropy does.',
  formula: tex`-\frac{2}{n}\sum_{t=1}^{n} \ln \sum_{v}\, \sqrt{\frac{p_t(v)}{F_t}}`,
  letters:
    'pₜ: distribution before token t; Fₜ: number of tokens whose logit is finite (all, as a rule); the order is α = ½; n tokens.',
  here: 'Σ √p is exp(A(β/2) − A(β)/2) of the log-partition A, so it is as exact as the logit sketch, for T to 10. LM-Polygraph takes it at T = 2. Over all tokens of the reply but the one that ends the turn.',
  source: 'Darrin, Piantanida & Colombo 2023 (RAINPROOF); RenyiNeg in LM-Polygraph, with its sign turned',
  reads: 'reply',
  kind: 'rank-score',
  temperature: 'tokens',
  value(evidence, context) {
    const { temperature, vocabularySize } = context;
    if (temperature > MAX_AFFINITY_TEMPERATURE) return null;
    return meanOver(
      replySteps(evidence, context),
      (sketch) => -2 * logAffinityToUniform(sketch, vocabularySize, temperature)
    );
  }
});
