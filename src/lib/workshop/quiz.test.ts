import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseQuestionSet } from '../questions/schema';
import type { QuestionSet } from '../questions/question';
import { drawQuiz, firstOpen, isAnswered, learnerAnswersOf, QUIZ_LENGTH } from './quiz';

const workshop = parseQuestionSet(JSON.parse(readFileSync('static/question-sets/workshop-40.json', 'utf8')));
const small = (count: number, distractors = ['b', 'c', 'd', 'e']): QuestionSet => ({
  id: 'own',
  title: 'Own',
  questions: Array.from({ length: count }, (_, i) => ({
    id: `q${i}`,
    text: `${i}?`,
    answers: ['a'],
    distractors
  }))
});

describe('a round', () => {
  it('is the same for everybody with the same seed, and another with another', () => {
    const ids = (seed: number) => drawQuiz(workshop, seed).questions.map(({ question }) => question.id);
    expect(ids(7)).toEqual(ids(7));
    expect(ids(7)).not.toEqual(ids(8));
  });

  it('has twenty different questions with four different options, the right one where it says', () => {
    fc.assert(
      fc.property(fc.nat(1000), (seed) => {
        const { questions } = drawQuiz(workshop, seed);
        expect(new Set(questions.map(({ question }) => question.id)).size).toBe(QUIZ_LENGTH);
        for (const { question, options, gold } of questions) {
          expect(new Set(options).size).toBe(4);
          expect(options[gold]).toBe(question.answers[0]);
        }
      }),
      { numRuns: 30 }
    );
  });

  it('takes all of a small set, three wrong options of more, and says where there is nothing to choose among', () => {
    const { questions } = drawQuiz(small(3), 1);
    expect(questions).toHaveLength(3);
    expect(questions[0].options).toHaveLength(4);
    expect(() => drawQuiz(small(3, ['b', 'c']), 1)).toThrow(/nothing to choose among/);
  });
});

describe('what was said', () => {
  const quiz = drawQuiz(small(3), 1);
  const [first, second] = quiz.questions;

  it('is an answer when both parts are there', () => {
    expect(isAnswered(undefined)).toBe(false);
    expect(isAnswered({ choice: 'a', confidence: null })).toBe(false);
    expect(isAnswered({ choice: null, confidence: 0.5 })).toBe(false);
    expect(isAnswered({ choice: 'a', confidence: 0.5 })).toBe(true);
  });

  it('leads to the first question that is open', () => {
    const said = { [first.question.id]: { choice: 'a', confidence: 0.5 } };
    expect(firstOpen(quiz, {})).toBe(0);
    expect(firstOpen(quiz, said)).toBe(1);
    expect(
      firstOpen(
        quiz,
        Object.fromEntries(quiz.questions.map(({ question }) => [question.id, said[first.question.id]]))
      )
    ).toBe(3);
  });

  it('is graded, in the order of the round, without what was left open', () => {
    const answers = learnerAnswersOf(
      quiz,
      {
        [second.question.id]: { choice: 'b', confidence: 1 },
        [first.question.id]: { choice: 'a', confidence: 0.4 },
        other: { choice: 'a', confidence: 0.9 }
      },
      'me'
    );
    expect(answers).toEqual({
      set: 'own',
      setHash: quiz.setHash,
      nickname: 'me',
      answers: [
        { questionId: first.question.id, choice: 'a', confidence: 0.4, correct: true },
        { questionId: second.question.id, choice: 'b', confidence: 1, correct: false }
      ]
    });
  });
});
