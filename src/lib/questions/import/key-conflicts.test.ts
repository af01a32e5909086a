import { describe, expect, it } from 'vitest';
import { importBytes } from '../../../../tests/fixtures/import-bytes';
import { readLines } from '../../../../tests/fixtures/read-lines';
import { jsonl } from '../../../../tests/fixtures/shape-example';

const row = (question: string, answer: string, answer_idx: number) => ({
  question,
  options: ['iron', 'wood', 'salt', 'tin'],
  answer,
  answer_idx
});

describe('an option’s own text goes before a number that may count from 0 or 1', () => {
  it.each([
    ['from 1', jsonl(row('Q?', 'wood', 2), row('R?', 'salt', 3))],
    ['from 0', jsonl(row('Q?', 'wood', 1), row('R?', 'salt', 2))]
  ])('%s: both agree', async (_, content) => {
    const { questions, doubts } = await importBytes('x', content);
    expect(questions.map(({ answers }) => answers)).toEqual([['wood'], ['salt']]);
    expect(doubts).toEqual([]);
  });

  it('a number that agrees with neither way of counting is told', async () => {
    const content = jsonl(row('Q?', 'wood', 1), row('R?', 'salt', 2), row('S?', 'iron', 3));
    const { doubts } = await importBytes('x', content);
    expect(doubts).toMatchObject([{ about: 'conflict', column: 'answer_idx', row: 3, value: '3', rows: 1 }]);
  });
});

describe('one key that names two options', () => {
  const several = 'left out: names more than one right option; the lab takes questions with one right option';

  it.each<[string, string, string[]]>([
    [
      'a letter with the text of another',
      'question,A,B,C,answer\nQ?,Quito,Lima,Cusco,A. Lima\nR?,Mars,Jove,Sun,B) Jove\nS?,Mars,Jove,Sun,(b) Jov\n',
      ['R? → Jove | Mars, Sun', 'S? → Jove | Mars, Sun', several]
    ],
    [
      'a list that marks them',
      jsonl(
        { question: 'Q?', choices: ['x', 'y', 'z'], answer: [0, 1, 0] },
        { question: 'R?', choices: ['u', 'v', 'w'], answer: [true, false, false] },
        { question: 'S?', choices: ['u', 'v', 'w'], answer: [1, 1, 0] }
      ),
      ['Q? → y | x, z', 'R? → u | v, w', several]
    ]
  ])('%s', async (_, content, expected) => {
    expect(await readLines(content)).toEqual(expected);
  });
});
