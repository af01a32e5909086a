import { describe, expect, it } from 'vitest';
import { parseQuestionSet } from './schema';

const question = { id: 'a', text: 'Q?', answers: ['x'], distractors: ['y'] };
const full = { ...question, id: 'b', distractorOrigins: ['model'], fixedAnswerIndex: 1, popularity: 0.5 };
const set = { id: 's', title: 'S', questions: [question, full] };

describe('parseQuestionSet', () => {
  it('takes a good set as it is', () => {
    expect(parseQuestionSet(set)).toEqual(set);
  });

  it.each([
    [null, /the file/],
    [{ ...set, questions: [] }, /questions: holds no question/],
    [{ ...set, questions: [question, { ...question, id: 'b', answers: [] }] }, /question 2, answers: needs/],
    [{ ...set, questions: [{ ...question, text: '  ' }] }, /question 1, text: is empty/],
    [{ ...set, questions: [question, question] }, /question 2, id: "a" is also the id of question 1/],
    [{ ...set, questions: [{ ...question, distractors: ['x'] }] }, /question 1, distractors: "x" is also/],
    [{ ...set, questions: [{ ...question, distractorOrigins: [] }] }, /names 0 origins for 1 distractors/],
    [{ ...set, questions: [{ ...question, fixedAnswerIndex: 2 }] }, /fixedAnswerIndex: is 2, with 1/],
    [{ ...set, questions: [{ ...question, popularity: 2 }] }, /question 1, popularity: is above 1/]
  ])('says what is wrong and where: %#', (json, message) => {
    expect(() => parseQuestionSet(json)).toThrow(message);
  });
});
