import { describe, expect, it } from 'vitest';
import { importBytes } from '../../../../../tests/fixtures/import-bytes';
import { readLines } from '../../../../../tests/fixtures/read-lines';
import { jsonl } from '../../../../../tests/fixtures/shape-example';

const SEVERAL = 'left out: names more than one right option; the lab takes questions with one right option';

describe('ids of options', () => {
  const options = (...ids: unknown[]) => ids.map((id, i) => ({ id, text: ['Mars', 'Venus', 'Jupiter'][i] }));

  it.each(['answers', 'options', 'choices'])(
    'that do more than count name an option of %s',
    async (field) => {
      for (const key of [
        'correct',
        'answer',
        'correctAnswer',
        'correctAnswers',
        'correct_id',
        'correctAnswerId'
      ]) {
        const rows = [
          { question: 'Q?', [field]: options(10, 11, 12), [key]: 12 },
          { question: 'R?', [field]: options('x7', 'x8', 'x9'), [key]: 'x7' },
          { question: 'S?', [field]: options(3, 1, 2), [key]: 3 }
        ];
        expect(await readLines(jsonl(...rows)), key).toEqual([
          'Q? → Jupiter | Mars, Venus',
          'R? → Mars | Venus, Jupiter',
          'S? → Mars | Venus, Jupiter'
        ]);
      }
    }
  );

  it('that only count are asked about beside a number that may be a place', async () => {
    expect(await readLines(jsonl({ question: 'Q?', options: options(1, 2, 3), correct: 2 }))).toEqual([
      'asked: 2'
    ]);
  });
});

describe('a flag for each option', () => {
  const row = (question: string, right: string, key: string | null) => ({
    question,
    answers: { answer_a: 'x', answer_b: 'y', answer_c: 'z', answer_d: null },
    multiple_correct_answers: String(right.length > 1),
    correct_answers: Object.fromEntries(
      [...'abcd'].map((one) => [`answer_${one}_correct`, String(right.includes(one))])
    ),
    correct_answer: key,
    category: 'Linux'
  });

  it.each([
    ['beside the name of one', 'answer_a'],
    ['alone', null]
  ])('%s', async (_, key) => {
    const rows = [row('Q?', 'a', key), row('R?', 'ab', key), row('S?', 'c', key && 'answer_c')];
    expect(await readLines(JSON.stringify(rows))).toEqual(['Q? → x | y, z', 'S? → z | x, y', SEVERAL]);
  });
});

describe('0 and 1 beside two options', () => {
  const row = (answer: unknown, choices = ['x', 'y']) => ({
    question: `${JSON.stringify(answer)}?`,
    choices,
    answer
  });

  it.each<[string, object[], string[]]>([
    ['name both where another row has one number', [row([0, 1]), row([1])], ['[1]? → y | x', SEVERAL]],
    [
      'name both where another names two of three',
      [row([0, 1]), row([0, 2], ['a', 'b', 'c'])],
      [SEVERAL, SEVERAL]
    ],
    [
      'mark one where another has a mark for each of three',
      [row([0, 1]), row([0, 1, 0], ['a', 'b', 'c'])],
      ['[0,1]? → y | x', '[0,1,0]? → b | a, c']
    ],
    ['mark one where another marks both', [row([1, 0]), row([1, 1])], ['[1,0]? → x | y', SEVERAL]],
    ['mark one in texts', [row(['0', '1', '0'], ['a', 'b', 'c'])], ['["0","1","0"]? → b | a, c']],
    ['mark one as true and false', [row([false, true])], ['[false,true]? → y | x']],
    ['are asked about', [row([0, 1]), row([1, 0])], ['asked: [0,1]']]
  ])('%s', async (_, rows, expected) => {
    expect(await readLines(jsonl(...rows))).toEqual(expected);
  });

  it('are read as a person says', async () => {
    const content = jsonl(row([0, 1]), row([1, 0]));
    const [{ candidates, mapping, table }] = (await importBytes('x', content)).asked;
    expect(candidates).toEqual([
      { kind: 'marks', answer: 'y' },
      { kind: 'index from 0', answer: null }
    ]);
    const told = { ...mapping!, gold: { ...mapping!.gold!, kind: 'marks' as const } };
    const { questions } = await importBytes('x', content, { [table.signature]: told });
    expect(questions.map(({ answers }) => answers)).toEqual([['y'], ['x']]);
  });
});

describe('options under labels', () => {
  it.each<[string, object, unknown, string]>([
    ['another letter', { A: '3', B: '4', n: 2 }, 'B', 'Q? → 4 | 3'],
    ['others before them', { n: 2, A: '3', B: '4', x: 'why' }, 'A', 'Q? → 3 | 4'],
    ['a letter that does not follow', { a: '3', b: '4', e: 'why' }, 'b', 'Q? → 4 | 3'],
    ['an empty one', { A: '3', B: null, C: '4' }, 'C', 'Q? → 4 | 3'],
    ['another order', { B: '3', A: '4' }, 'A', 'Q? → 4 | 3']
  ])('beside %s', async (_, choices, answer, expected) => {
    expect(await readLines(jsonl({ question: 'Q?', choices, answer }))).toEqual([expected]);
  });
});
