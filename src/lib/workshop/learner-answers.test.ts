import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { learnerAnswersSchema, type LearnerAnswers } from './learner-answers';

const answers: LearnerAnswers = {
  set: 'workshop-40',
  setHash: '40-1a-2b',
  nickname: '',
  answers: [
    { questionId: 'a', choice: 'Paris', confidence: 0.25, correct: true },
    { questionId: 'b', choice: null, confidence: 1, correct: false }
  ]
};

describe('answers of a learner', () => {
  it('are read as they were written', () => {
    expect(v.parse(learnerAnswersSchema, JSON.parse(JSON.stringify(answers)))).toEqual(answers);
  });

  it.each([0.2, 1.01, Number.NaN, '0.5', null])('refuse the confidence %s', (confidence) => {
    const broken = { ...answers, answers: [{ ...answers.answers[0], confidence }] };
    expect(v.safeParse(learnerAnswersSchema, broken).success).toBe(false);
  });

  it('refuse a question answered twice', () => {
    const twice = { ...answers, answers: [answers.answers[0], answers.answers[0]] };
    expect(v.safeParse(learnerAnswersSchema, twice).success).toBe(false);
  });

  it('refuse a set without a hash', () => {
    expect(v.safeParse(learnerAnswersSchema, { ...answers, setHash: '' }).success).toBe(false);
  });
});
