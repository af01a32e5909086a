import { expect, it } from 'vitest';
import { myAnswers } from './my-answers';

it('answers to a finished round are found by its set and seed', () => {
  const answers = {
    set: 's',
    setHash: 'h',
    nickname: '',
    answers: [{ questionId: 'q', choice: 'a', confidence: 0.5, correct: true }]
  };
  const entries: Record<string, string> = {
    'calibration-lab/workshop/answers/s/7': JSON.stringify(answers)
  };
  const storage = { getItem: (key: string) => entries[key] ?? null, setItem: () => {} };
  expect(myAnswers(storage, 's/7')).toEqual(answers);
  expect(myAnswers(storage, 's/8')).toBe(null);
  expect(myAnswers(null, 's/7')).toBe(null);
});
