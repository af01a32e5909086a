import { expect, it } from 'vitest';
import type { DrawnReply } from '../methods/calls';
import { answerEntropy } from './answer-entropy';
import { eccentricity } from './eccentricity';

const draw = (text: string): DrawnReply => ({
  text,
  stop: 'end-of-turn',
  tokens: [text],
  logProbs: [-1],
  entropies: [1],
  logPartitions: [1],
  chosenLogits: [0]
});

const reply = () => {
  throw new Error('There is no reply');
};

/** Every order of some things. */
function* orders<T>(things: readonly T[]): Generator<T[]> {
  if (things.length === 0) yield [];
  for (const [i, first] of things.entries())
    for (const rest of orders(things.filter((_, j) => j !== i))) yield [first, ...rest];
}

it.each([
  ['one of ten and seven', [1, 7, 1, 1]],
  ['five groups', [1, 2, 1, 3, 3]]
])('questions whose draws differ in their order alone tie to the last bit: %s', (_, sizes) => {
  const found = { entropy: new Set<number>(), eccentricity: new Set<number>() };
  for (const order of orders(sizes)) {
    const clusters = order.flatMap((size, cluster) => new Array<number>(size).fill(cluster));
    const draws = clusters.map((cluster) => draw(`answer number${cluster}`));
    const evidence = [
      { kind: 'samples' as const, call: 'a', maker: 'grader' as const, clusters, greedy: null, grades: [] }
    ];
    const context = { temperature: 1, reply, draws: () => draws, vocabularySize: 0 };
    found.entropy.add(answerEntropy.valueOf(evidence, context)!);
    found.eccentricity.add(eccentricity.valueOf(evidence, context)!);
  }
  expect([...found.entropy]).toHaveLength(1);
  expect([...found.eccentricity]).toHaveLength(1);
});
