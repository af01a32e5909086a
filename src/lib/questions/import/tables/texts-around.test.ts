import { describe, expect, it } from 'vitest';
import { importBytes } from '../../../../../tests/fixtures/import-bytes';
import { readLines } from '../../../../../tests/fixtures/read-lines';
import { jsonl } from '../../../../../tests/fixtures/shape-example';

const TOM = [
  { question: 'Where?', answer: 'Rome' },
  { question: 'Who?', answer: 'Tom' }
];
const ANN = [{ question: 'How old?', answer: '5' }];
const READ = [
  'Tom lives in Rome.\nWhere? → Rome',
  'Tom lives in Rome.\nWho? → Tom',
  'Ann is 5.\nHow old? → 5'
];

describe('a text that stands once for several questions is before each of them', () => {
  it.each<[string, string, string[]]>([
    [
      'in a list of passages',
      JSON.stringify([
        { passage: 'Tom lives in Rome.', questions: TOM },
        { passage: 'Ann is 5.', questions: ANN }
      ]),
      READ
    ],
    [
      'a line a passage (MRQA), with a heading',
      jsonl(
        { header: { dataset: 'x' } },
        { id: '1', context: 'Tom lives in Rome.', qas: TOM },
        { id: '2', context: 'Ann is 5.', qas: ANN }
      ),
      READ
    ],
    [
      'under names (DROP)',
      JSON.stringify({
        p1: { passage: 'Tom lives in Rome.', qa_pairs: TOM },
        p2: { passage: 'Ann is 5.', qa_pairs: ANN }
      }),
      READ
    ],
    [
      'around the only list',
      JSON.stringify({ story: 'Tom lives in Rome.', questions: TOM }),
      READ.slice(0, 2)
    ],
    [
      'an instruction',
      JSON.stringify({ title: 'T', instructions: 'Answer in French.', questions: ANN }),
      ['Answer in French.\nHow old? → 5']
    ],
    [
      'beside lists side by side (RACE)',
      jsonl(
        {
          id: 'high1',
          article: 'Tom lives in Rome.',
          questions: ['Where?', 'Who?'],
          options: [
            ['Oslo', 'Rome'],
            ['Tom', 'Ann']
          ],
          answers: ['B', 'A']
        },
        { id: 'high2', article: 'Ann is 5.', questions: ['How old?'], options: [['5', '6']], answers: ['A'] }
      ),
      [
        'Tom lives in Rome.\nWhere? → Rome | Oslo',
        'Tom lives in Rome.\nWho? → Tom | Ann',
        'Ann is 5.\nHow old? → 5 | 6'
      ]
    ],
    [
      'but not before a question that has its own',
      JSON.stringify({ context: 'Outer.', questions: [{ ...ANN[0], context: 'Ann is 5.' }] }),
      ['Ann is 5.\nHow old? → 5']
    ]
  ])('%s', async (_, content, expected) => {
    expect(await readLines(content)).toEqual(expected);
  });

  it('or it is said that it is not used (SQuAD’s own nesting)', async () => {
    const { files, doubts } = await importBytes(
      'x.json',
      JSON.stringify({
        data: [
          {
            title: 'Ice',
            paragraphs: [
              { context: 'Ice is cold.', qas: [{ question: 'What?', answers: [{ text: 'Ice' }] }] }
            ]
          }
        ]
      })
    );
    expect(files[0].notUsed).toEqual(['context']);
    expect(doubts).toMatchObject([{ about: 'context', column: 'context', value: 'Ice is cold.' }]);
  });

  it('rows of lists side by side have ids of their own', async () => {
    const article = { id: 'a', article: 'Tom.', questions: ['Who?', 'What?'], answers: ['Tom', 'a cat'] };
    const { questions } = await importBytes('x', JSON.stringify(article));
    expect(questions.map(({ id }) => id)).toEqual(['a-1', 'a-2']);
  });
});
