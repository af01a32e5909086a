import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { SamplesEvidence } from '../methods/evidence';
import { semanticEnergy } from './semantic-energy';

/** The signal of draws given by the logits of their tokens. */
function energyOf(logits: number[][], clusters: number[], greedy: number | null): number | null {
  const evidence: SamplesEvidence = {
    kind: 'samples',
    call: 'a',
    maker: 'grader',
    clusters,
    greedy,
    grades: logits.map(() => 'right')
  };
  const draws = logits.map((chosenLogits) => ({
    text: '…',
    stop: 'end-of-turn' as const,
    tokens: chosenLogits.map(() => 'x'),
    logProbs: chosenLogits.map(() => -1),
    entropies: chosenLogits.map(() => 1),
    logPartitions: chosenLogits.map((logit) => logit + 1),
    chosenLogits
  }));
  const context = { temperature: 1, draws: () => draws, vocabularySize: 3 };
  return semanticEnergy.valueOf([evidence], { ...context, reply: () => expect.fail('It reads no reply') });
}

it.each<[string, number[][], number[], number | null, number | null]>([
  ['two of three', [[10], [8, 12], [9]], [0, 0, 1], 0, 20 / 3],
  ['an empty draw counts among all', [[10], [], [9]], [0, 1, 2], 0, 10 / 3],
  ['an empty draw of its own cluster adds nothing', [[10], [], [9]], [0, 0, 1], 0, 10 / 3],
  ['none like the graded answer, logits positive', [[10], [9]], [0, 1], null, 0],
  ['none like the graded answer, a logit negative', [[10], [-9]], [0, 1], null, null],
  ['a cluster of negative logits', [[-3], [-5]], [0, 0], 0, -4],
  ['nothing written', [[], []], [0, 0], 0, null]
])('%s', (_, logits, clusters, greedy, expected) => {
  const value = energyOf(logits, clusters, greedy);
  if (expected === null) expect(value).toBeNull();
  else expect(value).toBeCloseTo(expected, 12);
});

it('an answer that no draw gave is never surer than one that a draw gave', () => {
  const draw = fc.array(fc.double({ min: -30, max: 30, noNaN: true }), { minLength: 1, maxLength: 4 });
  fc.assert(
    fc.property(fc.array(draw, { minLength: 1, maxLength: 6 }), (logits) => {
      const clusters = logits.map((_, i) => i);
      const without = energyOf(logits, clusters, null);
      if (without === null) return;
      for (const own of clusters) expect(energyOf(logits, clusters, own)!).toBeGreaterThan(without);
    })
  );
});
