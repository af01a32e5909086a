import { expect, it } from 'vitest';
import { questionsInBoth } from './questions-in-both';

it('counts questions of the same set and id, each once', () => {
  const of = (setId: string, ...questionIds: string[]) => ({ setId, questionIds });
  expect(questionsInBoth(of('a', '1', '2', '3'), of('a', '3', '2', '9'))).toBe(2);
  expect(questionsInBoth(of('a', '1'), of('b', '1'))).toBe(0);
  expect(questionsInBoth(of('a'), of('a', '1'))).toBe(0);
  expect(questionsInBoth(of('a', '1'), of('a', '1', '1'))).toBe(1);
});
