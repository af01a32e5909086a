import { describe, expect, it } from 'vitest';
import { readLines } from '../../../../../tests/fixtures/read-lines';

describe('options in columns of their own are counted as their names count', () => {
  it.each<[string, string, string[]]>([
    [
      'one name written several times',
      'question,option,option,option,answer\nQ?,a,b,c,2\nR?,d,e,f,3\n',
      ['Q? → b | a, c', 'R? → f | d, e']
    ],
    [
      'a series with a gap',
      'question,option 1,option 2,option 4,answer\nQ?,a,b,c,4\nR?,d,e,f,2\n',
      ['Q? → c | a, b', 'R? → e | d, f']
    ],
    [
      'letters with a gap',
      'question,A,B,D,answer\nQ?,a,b,c,D\nR?,d,e,f,B\n',
      ['Q? → c | a, b', 'R? → e | d, f']
    ],
    [
      'letters in another order',
      'question,D,C,B,A,answer\nQ?,w,x,y,z,D\nR?,d,e,f,g,A\n',
      ['Q? → w | z, y, x', 'R? → g | f, e, d']
    ],
    [
      'numbers in another order',
      'question,option 2,option 1,answer\nQ?,a,b,1\nR?,c,d,1\n',
      ['Q? → b | a', 'R? → d | c']
    ],
    ['the key first', 'answer,question,b,a\nb,Q?,x,y\na,R?,d,e\n', ['Q? → x | y', 'R? → e | d']],
    [
      'a key that is called Ans',
      'Q,Opt1,Opt2,Opt3,Ans\nQ?,a,b,c,3\nR?,d,e,f,1\n',
      ['Q? → c | a, b', 'R? → d | e, f']
    ]
  ])('%s', async (_, content, expected) => {
    expect(await readLines(content)).toEqual(expected);
  });
});

describe('a key that stands in several columns of one name', () => {
  const several = 'left out: names more than one right option; the lab takes questions with one right option';

  it.each<[string, string, string[]]>([
    [
      'letters (Socrative)',
      'Question,Answer A,Answer B,Answer C,Correct Answer,Correct Answer,Correct Answer\nQ?,x,y,z,B,,\nR?,2,3,4,A,B,\n',
      ['Q? → y | x, z', several]
    ],
    [
      'numbers',
      'question,A,B,C,answer,answer 2\nQ?,x,y,z,3,\nR?,d,e,f,1,2\nS?,d,e,f,1,1\n',
      ['Q? → z | x, y', 'S? → d | e, f', several]
    ],
    [
      'but not a further wording of the answer',
      'question,A,B,C,answer,answer 2\nQ?,x,y,z,B,why\nR?,d,e,f,A,\n',
      ['Q? → y | x, z', 'R? → d | e, f']
    ]
  ])('%s', async (_, content, expected) => {
    expect(await readLines(content)).toEqual(expected);
  });
});
