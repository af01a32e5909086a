import { expect, it } from 'vitest';
import { testFile } from '../../../tests/fixtures/run';
import { mergedAnswers } from './merged-answers';

it('takes each question once, the first holder’s where both have it, in the plan’s order', () => {
  const { run, answers } = testFile(4);
  const { questionIds } = run.plan;
  const other = structuredClone(answers.slice(1));
  const merged = mergedAnswers(questionIds, [answers[3], answers[1]], other);
  expect(merged.map(({ questionId }) => questionId)).toEqual(questionIds.slice(1));
  expect([merged[0], merged[1], merged[2]]).toEqual(answers.slice(1));
  expect(merged[0]).toBe(answers[1]);
  expect(merged[1]).toBe(other[1]);
});
