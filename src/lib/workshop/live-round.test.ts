import { expect, it } from 'vitest';
import { testAnswered, testRun, testSet } from '../../../tests/fixtures/run';
import { builtInModel } from '../engine/catalogue';
import { storedAnswers } from '../runs/stored-answers';
import { roundRun } from './live-round';
import { covers } from './model-rows';
import { drawQuiz } from './quiz';

it('asks a round’s questions and no other, so that its answers cover the round', () => {
  const set = testSet(50);
  const quiz = drawQuiz(set, 3);
  const ids = quiz.questions.map(({ question }) => question.id);
  const run = roundRun(set, quiz, builtInModel);
  expect(run.plan.questionIds.toSorted()).toEqual(ids.toSorted());
  expect(run.set.questions).toHaveLength(20);
  const answers = ids.map((id) => storedAnswers(testAnswered(run.plan, id)));
  const file = { run: { ...run, model: testRun(1).model }, answers };
  expect(covers(file, 'test', ids)).toBe(true);
  expect(covers({ ...file, answers: answers.slice(1) }, 'test', ids)).toBe(false);
});
