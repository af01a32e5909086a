import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseQuestionSet } from '../../questions/schema';
import { drawQuiz, learnerAnswersOf, type Quiz } from '../quiz';
import { encodeAnswers } from './answers-code';
import { codeTrouble } from './code-room';

/** A round of made-up questions with these options; the first is right. */
const quizOf = (options: string[][], id = (i: number) => `q-${i}`): Quiz => ({
  set: 'made-up',
  seed: 1,
  title: 'Made up',
  setHash: '20-1a2b3c4d-5e6f7a8b',
  questions: options.map((texts, i) => ({
    question: { id: id(i), text: `Question ${i}`, answers: [texts[0]], distractors: texts.slice(1) },
    options: texts,
    gold: 0
  }))
});
/** Twenty questions with options of these lengths. */
const ofLengths = (...lengths: number[]) =>
  quizOf(Array.from({ length: 20 }, () => lengths.map((length, i) => 'abcd'[i].repeat(length))));
/** Whether answers with these options, by their places, make a code. */
const makesCode = (quiz: Quiz, places: readonly number[], nickname: string) => {
  const said = quiz.questions.map(({ question, options }, i) => [
    question.id,
    { choice: options[places[i]], confidence: 0.6 }
  ]);
  try {
    encodeAnswers(learnerAnswersOf(quiz, Object.fromEntries(said), nickname));
    return true;
  } catch {
    return false;
  }
};

describe('whether a round’s answers will make a code', () => {
  it.each(['workshop-40', 'world-facts'])('they will for %s, which comes with the lab', (name) => {
    const set = parseQuestionSet(JSON.parse(readFileSync(`static/question-sets/${name}.json`, 'utf8')));
    for (const seed of [0, 7, 12]) expect(codeTrouble(drawQuiz(set, seed))).toBe(null);
  });

  it('says whether all answers or only those with long options are too much', () => {
    expect(codeTrouble(ofLengths(20, 20, 20, 20))).toBe(null);
    expect(codeTrouble(ofLengths(20, 120, 20, 20))).toEqual({
      always: false,
      why: expect.stringMatching(/too much for one code: \d+ characters, and a code holds 2953/)
    });
    expect(codeTrouble(ofLengths(120, 120, 120, 120))).toMatchObject({ always: true });
  });

  it('finds the one option that cannot be held, however short it is', () => {
    const texts = Array.from({ length: 20 }, () => ['a', 'bb', 'ccc', 'dddd']);
    texts[7] = ['a', 'b\nb', 'ccc', 'dddd'];
    expect(codeTrouble(quizOf(texts))).toMatchObject({
      always: false,
      why: expect.stringMatching(/cannot be seen/)
    });
    texts[7] = ['a', 'é'.repeat(128), 'ccc', 'dddd'];
    expect(codeTrouble(quizOf(texts))).toMatchObject({ always: false });
    expect(codeTrouble(quizOf(texts, (i) => `${'x'.repeat(300)}${i}`))).toMatchObject({ always: true });
  });

  it('is right about every learner: without trouble all make a code, and where it is always so none does', () => {
    const text = fc.oneof(
      fc.string({ minLength: 1, maxLength: 6 }),
      fc.string({ unit: 'grapheme', minLength: 30, maxLength: 130 })
    );
    const round = fc.array(fc.tuple(text, text, text, text), { minLength: 1, maxLength: 20 });
    fc.assert(
      fc.property(
        round,
        fc.array(fc.nat(3), { minLength: 20, maxLength: 20 }),
        fc.constantFrom('', 'fox', '\u{1f98a}'.repeat(40)),
        (options, places, nickname) => {
          const quiz = quizOf(options);
          const trouble = codeTrouble(quiz);
          if (trouble === null) expect(makesCode(quiz, places, nickname)).toBe(true);
          if (trouble?.always) expect(makesCode(quiz, places, nickname)).toBe(false);
        }
      ),
      { numRuns: 80 }
    );
  });
});
