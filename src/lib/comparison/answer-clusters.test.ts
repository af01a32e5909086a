import { expect, it } from 'vitest';
import type { DrawnReply } from '../methods/calls';
import type { SamplesEvidence } from '../methods/evidence';
import { answerClusters, clustersSentence } from './answer-clusters';

const draw = (text: string, logProb = -0.5): DrawnReply => ({
  text,
  stop: 'end-of-turn',
  tokens: text ? [text] : [],
  logProbs: text ? [logProb] : [],
  entropies: text ? [1] : [],
  logPartitions: text ? [5] : [],
  chosenLogits: text ? [4] : []
});

function evidenceOf(clusters: number[], greedy: number | null = 0): SamplesEvidence {
  const grades = clusters.map((cluster) => (cluster === 0 ? ('right' as const) : ('wrong' as const)));
  return { kind: 'samples', call: 'c', maker: 'grader', clusters, greedy, grades };
}

it('counts draws by words and by what they say; the graded answer stands among them', () => {
  const draws = ['Paris', 'It is Paris.', 'Lyon', 'Paris ', ''].map((text) => draw(text));
  const all = answerClusters(evidenceOf([0, 0, 1, 0, 2]), draws, 'Paris');
  expect(
    all.clusters.map(({ text, perToken, graded, grade }) => [text, perToken.length, graded, grade])
  ).toEqual([
    ['Paris', 3, true, 'right'],
    ['Lyon', 1, false, 'wrong'],
    ['(nothing)', 1, false, 'wrong']
  ]);
  expect(all.clusters[2].perToken).toEqual([NaN]);
  expect(all.wordings.map(({ text, answers, cluster }) => [text, answers, cluster])).toEqual([
    ['Paris', ['greedy', 0, 3], 0],
    ['It is Paris.', [1], 0],
    ['Lyon', [2], 1],
    ['(nothing)', [4], 2]
  ]);
  expect(all.wordings[0].perToken).toBeCloseTo(Math.exp(-0.5), 12);
  // −0.4 ln 0.4 − 3 · 0.2 ln 0.2 and −0.6 ln 0.6 − 2 · 0.2 ln 0.2.
  expect(all.entropy.wordings).toBeCloseTo(1.3321790402, 9);
  expect(all.entropy.answers).toBeCloseTo(0.9502705392, 9);
  expect(all.entropy.tokens).toBe(1);
  expect(clustersSentence(all)).toBe(
    '5 answers drawn say 3 different things, in 4 wordings. Counted by words it looks more in doubt (1.33 nats) than by what is said (0.95).'
  );
});

it('a graded answer that no draw is with comes last, with its own words', () => {
  const all = answerClusters(evidenceOf([0, 1], null), [draw('a'), draw('b')], 'c');
  expect(all.clusters.at(-1)).toEqual({ cluster: null, text: 'c', perToken: [], grade: null, graded: true });
  expect(all.wordings[0]).toMatchObject({ text: 'c', answers: ['greedy'], cluster: null, grade: null });
  expect(clustersSentence(all)).toBe('2 answers drawn say 2 different things, in 2 wordings.');
});

it('claims nothing of one draw or of none', () => {
  expect(clustersSentence(answerClusters(evidenceOf([]), [], null))).toBe('Nothing was drawn.');
  const one = answerClusters(evidenceOf([0]), [draw('a')], null);
  expect(clustersSentence(one)).toMatch(/takes two/);
  const empty = answerClusters(evidenceOf([0, 0]), [draw(''), draw('')], '');
  expect(empty.entropy.tokens).toBeNaN();
  expect(clustersSentence(empty)).toBe('2 answers drawn say the same, in the same words.');
  const words = answerClusters(evidenceOf([0, 0]), [draw('a'), draw('b')], null);
  expect(clustersSentence(words)).toMatch(/counted by what is said it does not/);
});
