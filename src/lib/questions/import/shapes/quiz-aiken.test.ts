import { describe, expect, it } from 'vitest';
import { readQuiz as read } from '../../../../../tests/fixtures/read-quiz';

describe('Aiken', () => {
  const both = 'Which?\nA. one\nB. two\nANSWER: B\n';
  const question = { text: 'Which?', answers: ['two'], distractors: ['one'] };

  it.each([
    ['full stops', both],
    ['brackets', 'Which?\nA) one\nB) two\nANSWER: B'],
    ['Windows line ends', both.replaceAll('\n', '\r\n')],
    ['white space around', ' Which? \n A. one \n B. two \n ANSWER:B \n\n\n'],
    ['small letters', 'Which?\nA. one\nB. two\nAnswer: b\n'],
    ['a blank line before its answer', 'Which?\nA. one\nB. two\n\nANSWER: B\n']
  ])('reads %s', async (_, text) => {
    const result = await read(text, 'quiz.txt');
    expect(result).toMatchObject({ shapes: ['aiken'], questions: [question], faults: [] });
  });

  it('goes on over several lines, with and without blank lines between questions', async () => {
    const { questions, faults } = await read(`${both}Long\nquestion?\nA. one\ne.g. more\nB. two\nANSWER: A`);
    expect(questions).toEqual([
      question,
      { text: 'Long\nquestion?', answers: ['one\ne.g. more'], distractors: ['two'] }
    ]);
    expect(faults).toEqual([]);
  });

  it.each([
    ['a letter that is no option', 'What?\nA. x\nB. y\nANSWER: C', 4, /names C, but its options are A and B/],
    ['two letters', 'What?\nA. x\nB. y\nANSWER: A, B', 4, /more than one right option/],
    ['no letter', 'What?\nA. x\nB. y\nANSWER: the first', 4, /no option by its letter or its text/],
    ['no answer', 'What?\nA. x\nB. y', 1, /no ANSWER line/],
    ['no options', 'What?\nANSWER: A', 1, /no options/],
    ['no question', 'A. x\nB. y\nANSWER: A', 1, /no question/],
    ['a question torn apart', 'Heading\n\nWhat?\nA. x\nB. y\nANSWER: A', 1, /blank line/],
    ['a letter left out between options', 'What?\nA. x\nC. y\nD. z\nANSWER: A', 1, /option C where B would/],
    ['an option that stands twice', 'Vitamin\nA. good?\nA. x\nB. y\nANSWER: A', 1, /option A where B would/],
    ['a letter left out', 'What?\nB. x\nC. y\nANSWER: B', 1, /no options/]
  ])('leaves out %s, and goes on', async (_, text, line, reason) => {
    const { questions, faults } = await read(`${text}\n\n${both}`);
    expect(questions).toEqual([question]);
    expect(faults).toEqual([{ line, reason: expect.stringMatching(reason), effect: 'row left out' }]);
  });
});
