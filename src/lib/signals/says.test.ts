import { expect, it } from 'vitest';
import type { DrawnReply } from '../methods/calls';
import type { Evidence } from '../methods/evidence';
import { findSignal } from './registry';

const reader = {
  reply: () => {
    throw new RangeError('none');
  },
  draws: () => ['Lyon', 'Paris', 'It is Paris.'].map((text) => ({ text }) as DrawnReply)
};
const says = (id: string, evidence: Evidence) => findSignal(id)!.says([evidence], reader);

it('a signal that judges another answer than the graded one says which', () => {
  const samples: Evidence = {
    kind: 'samples',
    call: 's',
    maker: 'grader',
    clusters: [0, 1, 1],
    greedy: 0,
    grades: ['wrong', 'right', 'right']
  };
  expect(says('majority-share', samples)).toBe('Paris');
  expect(says('majority-share', { ...samples, clusters: [], grades: [] })).toBeUndefined();
  const scores: Evidence = {
    kind: 'option-scores',
    texts: ['a long one', 'short'],
    gold: 0,
    tokenLogProbs: [[-1, -1, -1], [-2]],
    withoutQuestion: [[-1, -1, -1], [-9]]
  };
  expect(says('option-probability', scores)).toBeUndefined();
  expect(says('option-probability-per-token', scores)).toBe('a long one');
  expect(says('option-probability-pmi', scores)).toBe('short');
  const declined: Evidence = {
    kind: 'abstention',
    call: 'a',
    abstained: true,
    guess: { call: 'g', text: 'Paris', grade: 'right' },
    threshold: null
  };
  expect(says('answers', declined)).toBe('Paris');
  expect(says('answers', { ...declined, abstained: false, guess: null })).toBeUndefined();
});
