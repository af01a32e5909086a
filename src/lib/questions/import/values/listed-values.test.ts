import { describe, expect, it } from 'vitest';
import { importBytes } from '../../../../../tests/fixtures/import-bytes';
import { readLines } from '../../../../../tests/fixtures/read-lines';
import { jsonl } from '../../../../../tests/fixtures/shape-example';

const ask = (list: string, ...answers: unknown[]) =>
  jsonl(...answers.map((answer, i) => ({ question: `Who ${i}?\n${list}`, answer })));
const ONE = '1. a\n2. b\n3. c';

describe('a list that a question counts by numbers', () => {
  it.each<[string, string, string[]]>([
    ['from 1, and keys alike', ask(ONE, 3, 1), ['Who 0? → c | a, b', 'Who 1? → a | b, c']],
    [
      'from 1, and keys from 0',
      ask(ONE, 0, 2, 1),
      ['Who 0? → a | b, c', 'Who 1? → c | a, b', 'Who 2? → b | a, c']
    ],
    ['from 0', ask('0. a\n1. b\n2. c', 0, 2), ['Who 0? → a | b, c', 'Who 1? → c | a, b']],
    [
      'by letters, and a key of 0',
      ask('A. a1\nB. b1\nC. c1', 0, 2),
      ['Who 0? → a1 | b1, c1', 'Who 1? → c1 | a1, b1']
    ],
    ['by letters, and no key that shows it', ask('A. a1\nB. b1\nC. c1', 1, 2), ['asked: 1']]
  ])('%s', async (_, content, expected) => {
    expect(await readLines(content)).toEqual(expected);
  });
});

describe('lists in records', () => {
  it.each<[string, string, string[]]>([
    [
      'options that are records of one label each',
      jsonl({ question: 'Q?', options: [{ A: 'a' }, { B: 'b' }, { C: 'c' }], answer: 'B' }),
      ['Q? → b | a, c']
    ],
    [
      'wrong answers under counted names',
      jsonl({ question: 'Q?', answer: 'a', distractors: { d1: 'b', d2: 'c' } }),
      ['Q? → a | b, c']
    ]
  ])('%s', async (_, content, expected) => {
    expect(await readLines(content)).toEqual(expected);
  });
});

it.each(['"[9007199254740993, 9007199254740995]"', '"[9007199254740993, 9007199254740995,]"'])(
  'a list in a cell keeps the digits of its numbers: %s',
  async (list) => {
    const content = `question,options,answer\nQ?,${list},9007199254740993\nR?,${list},9007199254740995\n`;
    expect(await readLines(content)).toEqual([
      'Q? → 9007199254740993 | 9007199254740995',
      'R? → 9007199254740995 | 9007199254740993'
    ]);
  }
);

it('labels before most answers, without options, are pointed out', async () => {
  const { doubts } = await importBytes('x', 'question,answer\nWho?,B) Tom\nWhere?,(A) Rome\n');
  expect(doubts).toMatchObject([
    {
      about: 'letters',
      row: 2,
      value: 'B) Tom',
      reason: expect.stringContaining('begins with a label') as string
    }
  ]);
});
