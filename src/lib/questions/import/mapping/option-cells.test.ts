import { describe, expect, it } from 'vitest';
import { readLines } from '../../../../../tests/fixtures/read-lines';
import { jsonl } from '../../../../../tests/fixtures/shape-example';

const READ = ['Q? → b | a, c', 'R? → f | d, e'];

describe('options that share a cell', () => {
  it.each<[string, string, string[]]>([
    [
      'commas and a text',
      'question,options,answer\nQ?,"a1, b1, c1",b1\nR?,"d1, e1",e1\n',
      ['Q? → b1 | a1, c1', 'R? → e1 | d1']
    ],
    ['commas and numbers', 'question,options,answer\nQ?,"a, b, c",2\nR?,"d, e, f",3\n', READ],
    [
      'commas and letters',
      'question,options,answer\nQ?,"x, y, z",B\nR?,"u, v, w",C\n',
      ['Q? → y | x, z', 'R? → w | u, v']
    ],
    ['semicolons', 'question,options,answer\nQ?,a; b; c,2\nR?,d; e; f,3\n', READ],
    ['lines', 'question,choices,answer\nQ?,"a\nb\nc",2\nR?,"d\ne\nf",3\n', READ],
    [
      'lines, with semicolons within some options',
      'question,options,answer\nQ?,"a; b\nc\nd",2\nR?,"d\ne\nf",3\n',
      ['Q? → c | a; b, d', 'R? → f | d, e']
    ],
    [
      'lines, with a semicolon within every option',
      'question,options,answer\nQ?,"a; b\nc; d",c; d\nR?,"e; f\ng; h",e; f\n',
      ['Q? → c; d | a; b', 'R? → e; f | g; h']
    ],
    ['lines that end in semicolons', 'question,choices,answer\nQ?,"a;\nb;\nc",2\nR?,"d;\ne;\nf;",3\n', READ],
    [
      'MathQA’s labels, with commas within the options',
      'Problem,options,correct\nHow much ?,"a ) 1,200 , b ) 60 , c ) none of these",c\nHow far ?,"a ) 1 , b ) 2 , c ) 3",a\n',
      ['How much ? → none of these | 1,200, 60', 'How far ? → 1 | 2, 3']
    ],
    [
      'MathQA’s labels in a list',
      jsonl({ Problem: 'if b ) x ?', options: "['a ) 1', 'b ) 2', 'c ) 3']", correct: 'b' }),
      ['if b ) x ? → 2 | 1, 3']
    ],
    [
      'a record under any labels',
      jsonl({ question: 'Q?', options: { opt1: 'a', opt2: 'b' }, answer: 'opt2' }),
      ['Q? → b | a']
    ]
  ])('%s', async (_, content, expected) => {
    expect(await readLines(content)).toEqual(expected);
  });

  it.each<[string, string]>([
    [
      'commas that may stand within an option',
      'question,options,answer\nQ?,"a, b, c",B\nR?,"d, e, f, g",C\n'
    ],
    [
      'commas, of which no key names the last part',
      'question,options,answer\nQ?,"Lima, Peru, Quito, Ecuador",B\nR?,"Oslo, Norway, Rome, Italy",A\n'
    ],
    [
      'two marks, each within what the other parts',
      'question,options,answer\nQ?,"a; b\nc; d",B\nR?,"e; f\ng; h",A\n'
    ],
    ['other marks', 'question,options,answer\nQ?,a / b / c,b\nR?,d / e / f,f\n'],
    ['labels nobody knows', jsonl({ question: 'Q?', options: { uno: 'a', dos: 'b' }, answer: 'dos' })]
  ])('are asked about, not dropped: %s', async (_, content) => {
    expect(await readLines(content)).toEqual(['unrecognised']);
  });
});
