import { logAffinityToUniform, MAX_AFFINITY_TEMPERATURE } from '../engine/sketch/read';
import { defineSignal } from './define-signal';
import { meanOver, replySteps } from './reply-steps';
import { tex } from './tex';

/** Mean Fisher–Rao distance between the next-token distribution and the uniform one, in [0, 1]. */
export const fisherRaoDistance = defineSignal({
  id: 'fisher-rao-distance',
  title: 'Fisher–Rao distance from uniform',
  plain:
    'The angle between the distribution of the next token and the one that says every token is equally likely, averaged over the reply: 0, the same; 1, nothing in common. It lies between 0 and 1 and is no chance of being right.',
  formula: tex`\frac{1}{n}\sum_{t=1}^{n} \frac{2}{\pi} \arccos \sum_{v}\, \sqrt{\frac{p_t(v)}{F_t}}`,
  letters:
    'pₜ: distribution before token t; Fₜ: number of tokens whose logit is finite (all, as a rule); n tokens.',
  here: 'Σ √p is exp(A(β/2) − A(β)/2) of the log-partition A, so it is as exact as the logit sketch, for T to 10; below a distance of 0.05, where the angle depends on the last digits, within 0.0005. LM-Polygraph takes it at T = 2. Over all tokens of the reply but the one that ends the turn.',
  source: 'Darrin, Piantanida & Colombo 2023 (RAINPROOF); FisherRao in LM-Polygraph, with its sign turned',
  reads: 'reply',
  kind: 'rank-score',
  temperature: 'tokens',
  value(evidence, context) {
    const { temperature, vocabularySize } = context;
    if (temperature > MAX_AFFINITY_TEMPERATURE) return null;
    return meanOver(
      replySteps(evidence, context),
      (sketch) =>
        (2 / Math.PI) * Math.acos(Math.exp(logAffinityToUniform(sketch, vocabularySize, temperature)))
    );
  }
});
