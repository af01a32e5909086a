import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { gradeChoice } from './grade-choice';
import { namedLetters } from './named-letters';

const options = ['mammal', 'fish', 'bird', 'reptile'];
const question = {
  id: 'q',
  text: 'What class of animal is a tuna?',
  answers: ['fish'],
  distractors: ['mammal', 'bird', 'reptile']
};
const grade = (reply: string) => gradeChoice(reply, options, 1, question);

describe('named letters', () => {
  it.each([
    ['B', 'B'],
    ['b', 'B'],
    ['B.', 'B'],
    [' (B)', 'B'],
    ['B) fish', 'B'],
    ['(b) fish', 'B'],
    ['b) fish', 'B'],
    ['B: fish', 'B'],
    ['B - fish', 'B'],
    ['**B** fish', 'B'],
    ['**B.** fish', 'B'],
    ['B\nfish', 'B'],
    ['B because it swims', 'B'],
    ['B is the correct answer', 'B'],
    ['Option B', 'B'],
    ['Answer: B', 'B'],
    ['ANSWER: B', 'B'],
    ['**Answer:** B', 'B'],
    ['Answer: (B) fish', 'B'],
    ['The answer is B.', 'B'],
    ['The answer is B', 'B'],
    ['The answer is A', 'A'],
    ['The answer is (b).', 'B'],
    ['The correct answer is **B**.', 'B'],
    ['The right option is B. fish', 'B'],
    ['The correct answer is option B.', 'B'],
    ['The answer is: B', 'B'],
    ['I would choose B.', 'B'],
    ["I'd go with (B), since it swims.", 'B'],
    ["It's B.", 'B'],
    ['Tuna live in the sea. The answer is B.', 'B'],
    ['A is wrong. The answer is B.', 'B'],
    ['The answer is not A. It is B.', 'B'],
    ['A and B', 'A B'],
    ['A or B', 'A B'],
    ['A, B', 'A B'],
    ['A/B', 'A B'],
    ['The answer is A or B.', 'A B'],
    ['A, B, and C', 'A B C'],
    ['The answer is B, I think.', 'B'],
    ['Option A is wrong', ''],
    ['A tuna is a fish.', ''],
    ['A', 'A'],
    ['The answer is a fish.', ''],
    ['The answer is A tuna', ''],
    ['I think it is a fish.', ''],
    ['I am not sure.', ''],
    ["I'm not sure.", ''],
    ['B12', ''],
    ['Vitamin B', ''],
    ['It is a fish', ''],
    ['Bird', ''],
    ['', '']
  ])('of %j are “%s”', (reply, letters) =>
    expect(
      namedLetters(reply)
        .map(({ letter }) => letter)
        .join(' ')
    ).toBe(letters)
  );
});

describe('grading a choice', () => {
  it.each([
    ['B', 'right', 'option-letter'],
    ['The answer is B.', 'right', 'option-letter'],
    ['B. fish', 'right', 'option-letter'],
    ['The answer is C.', 'wrong', 'option-letter'],
    ['A tuna is a fish.', 'right', 'whole-word'],
    ['A tuna is a bird.', 'wrong', 'no-match'],
    ['fish', 'right', 'exact'],
    ['bird', 'wrong', 'no-match'],
    ['A tuna is a fish, not a mammal.', 'right', 'whole-word'],
    ['A fish or a bird.', 'unparsed', 'several-options'],
    ['A or B', 'unparsed', 'several-options'],
    ['B. bird', 'unparsed', 'several-options'],
    ['C. fish', 'unparsed', 'several-options'],
    // A letter that no option has.
    ['E. fish', 'right', 'whole-word'],
    ["I don't know.", 'not-attempted', 'refusal'],
    ['', 'not-attempted', 'empty']
  ])('%j is %s by %s', (reply, given, rule) => expect(grade(reply)).toEqual({ grade: given, rule }));

  it('takes the longer of two options that hold each other', () => {
    const nested = ['fish', 'flying fish'];
    const asked = (gold: number) => ({
      id: 'q',
      text: 'Which?',
      answers: [nested[gold]],
      distractors: [nested[1 - gold]]
    });
    expect(gradeChoice('A flying fish.', nested, 1, asked(1)).grade).toBe('right');
    expect(gradeChoice('A flying fish.', nested, 0, asked(0)).grade).toBe('wrong');
    expect(gradeChoice('A fish.', nested, 0, asked(0)).grade).toBe('right');
  });

  it('reads an option’s own text before a letter it begins with', () => {
    const species = ['E. coli', 'C. elegans', 'D. melanogaster'];
    const asked = {
      id: 'q',
      text: 'Which is a worm?',
      answers: ['C. elegans'],
      distractors: [species[0], species[2]]
    };
    expect(gradeChoice('C. elegans', species, 1, asked).grade).toBe('right');
    expect(gradeChoice('E. coli', species, 1, asked).grade).toBe('wrong');
    const groups = ['O', 'A', 'B'];
    const blood = { id: 'q', text: 'Which?', answers: ['O'], distractors: ['A', 'B'] };
    expect(gradeChoice('B', groups, 0, blood).grade).toBe('unparsed');
  });

  it('takes every way of naming a letter alike', () => {
    const ways = [
      '%',
      '%.',
      '(%)',
      '% ',
      'Answer: %',
      'The answer is %.',
      'The correct option is (%).',
      '% because so'
    ];
    fc.assert(
      fc.property(fc.constantFrom(...ways), fc.integer({ min: 0, max: 3 }), (way, i) => {
        expect(grade(way.replace('%', 'ABCD'[i]))).toEqual({
          grade: i === 1 ? 'right' : 'wrong',
          rule: 'option-letter'
        });
      })
    );
  });
});
