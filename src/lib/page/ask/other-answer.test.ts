import { expect, it } from 'vitest';
import type { Grade } from '../../questions/verdict';
import type { StoredAnswers } from '../../runs/run';
import { otherAnswer } from './other-answer';

const stored = (answers: Record<string, string | null>) =>
  ({
    questionId: 'q',
    traces: Object.entries(answers).map(([armId, answer]) => ({ armId, answer }))
  }) as unknown as StoredAnswers;
const ungraded = () => null;

it('is the answer of a way that said something else, with its grade', () => {
  const both = stored({ direct: 'New York City.', choice: 'Washington, D.C.' });
  const grades: Record<string, Grade> = { direct: 'wrong', choice: 'right' };
  expect(otherAnswer(both, 'choice', 'direct', (arm) => grades[arm])).toEqual({
    answer: 'Washington, D.C.',
    grade: 'right'
  });
  expect(otherAnswer(both, 'direct', 'direct', ungraded)).toBeNull();
});

it('is none where the words are the same but for case and stops, or nothing was said', () => {
  const alike = stored({ direct: 'The Seine.', choice: 'seine', silent: null });
  expect(otherAnswer(alike, 'choice', 'direct', ungraded)).toBeNull();
  expect(otherAnswer(alike, 'silent', 'direct', ungraded)).toBeNull();
  expect(otherAnswer(alike, 'absent', 'direct', ungraded)).toBeNull();
});

it('is one where the same words were graded otherwise', () => {
  const alike = stored({ direct: 'Seine', choice: 'Seine' });
  const other = otherAnswer(alike, 'choice', 'direct', (arm) => (arm === 'direct' ? 'wrong' : 'right'));
  expect(other).toEqual({ answer: 'Seine', grade: 'right' });
});
