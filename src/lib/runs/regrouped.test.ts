import { expect, it } from 'vitest';
import { asRegrouped } from './regrouped';
import type { StoredAnswers } from './run';

const unread = (questionId: string): StoredAnswers => ({
  questionId,
  calls: [],
  get traces(): never {
    throw new Error(`${questionId} is unpacked`);
  }
});

it('unpacks only questions of which something is grouped', () => {
  const regrouped = { 'q1/samples': { clusters: [0, 0], greedy: 0 } };
  const other = unread('q2');
  expect(asRegrouped({ regrouped }, other)).toBe(other);
  expect(() => asRegrouped({ regrouped }, unread('q1'))).toThrow('q1 is unpacked');
});
