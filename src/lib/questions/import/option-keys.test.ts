import { describe, expect, it } from 'vitest';
import { importBytes } from '../../../../tests/fixtures/import-bytes';
import { jsonl } from '../../../../tests/fixtures/shape-example';

const columns = (...rows: string[]) => `question,A,B,C,D,answer\n${rows.join('\n')}\n`;
const answersOf = async (content: string) =>
  (await importBytes('x', content)).questions.map(({ answers }) => answers.join('|'));
const listed = (key: string, ...keys: unknown[]) =>
  JSON.stringify(
    keys.map((value, i) => ({ question: `Q${i}?`, answers: ['a', 'b', 'c', 'd'], [key]: value }))
  );

describe('keys that the file shows how to read', () => {
  it.each<[string, string, string[]]>([
    ['a key of 0', columns('Q?,a,b,c,d,0', 'R?,e,f,g,h,3'), ['a', 'h']],
    ['a key of K', columns('Q?,a,b,c,d,1', 'R?,e,f,g,h,4'), ['a', 'h']],
    ['written as floats', columns('Q?,a,b,c,d,1.0', 'R?,e,f,g,h,4.0'), ['a', 'h']],
    ['letters and numbers mixed', columns('Q?,a,b,c,d,A', 'R?,e,f,g,h,4', 'S?,i,j,k,l,(b)'), ['a', 'h', 'j']],
    ['numbers that are the options themselves', columns('Q?,2,3,4,5,3', 'R?,10,20,30,40,40'), ['3', '40']],
    ['text and place that agree', columns('Q?,1,2,3,4,2', 'R?,1,2,3,4,4'), ['2', '4']],
    [
      'options that refer to letters',
      columns('Q?,a,b,Both A and B,d,C', 'R?,e,f,A and B,g,A and B'),
      ['Both A and B', 'A and B']
    ],
    [
      'names of columns',
      'question,option1,option2,option3,answer\nQ?,a,b,c,option3\nR?,d,e,f,Option 2\nS?,g,h,i,choice_1\n',
      ['c', 'e', 'g']
    ],
    [
      'columns that are numbered',
      'question,option1,option2,option3,answer\nQ?,a,b,c,2\nR?,d,e,f,1\n',
      ['b', 'd']
    ],
    [
      'options under letters beside an id',
      jsonl({ question: 'Q?', choices: { A: 'a', B: 'b', id: '1' }, answer: 'B' }),
      ['b']
    ],
    ['a key of one element', jsonl({ question: 'Q?', choices: ['a', 'b', 'c'], answer: ['C'] }), ['c']],
    [
      'AGIEval',
      jsonl({
        query: 'Q: Even? Answer Choices: (A)1 (B)2 (C)3\nA: Among A through C, the answer is',
        choices: ['(A)1', '(B)2', '(C)3'],
        gold: [1]
      }),
      ['2']
    ],
    [
      'options written by Python',
      "question,choices,answer\nQ?,\"['a', 'b']\",0\nR?,\"['c', 'd']\",1\n",
      ['a', 'd']
    ],
    [
      'options called answers and one of them',
      JSON.stringify([{ question: 'Q?', answers: ['Brazil'], answer: 0 }]),
      ['Brazil']
    ],
    ...['correct', 'answer', 'correctAnswer', 'answerIndex', 'correct_index'].map(
      (key): [string, string, string[]] => [
        `options called answers and ${key}`,
        listed(key, 2, 1),
        ['c', 'b']
      ]
    ),
    ['options called answers and a letter', listed('correct', 'C', 'A'), ['c', 'a']],
    ['options called answers and a text', listed('correctAnswer', 'd', 'a'), ['d', 'a']]
  ])('%s', async (_, content, answers) => {
    expect(await answersOf(content)).toEqual(answers);
  });

  it('options are distractors then, never accepted answers', async () => {
    const { questions } = await importBytes('x', listed('correct', 2, 0));
    expect(questions[0]).toMatchObject({ answers: ['c'], distractors: ['a', 'b', 'd'] });
    const one = await importBytes('x', JSON.stringify([{ question: 'Q?', answers: ['Brazil'], answer: 0 }]));
    expect(one.questions[0].distractors).toBeUndefined();
  });

  it('only the rows with several right options, or a key beyond them, are left out', async () => {
    const { questions, faults } = await importBytes(
      'x',
      columns('Q?,a,b,c,d,"A,C"', 'R?,e,f,g,h,B', 'S?,i,j,k,l,AB', 'T?,m,n,o,p,C and D', 'U?,q,r,s,t,A')
    );
    expect(questions.map(({ answers }) => answers[0])).toEqual(['f', 'q']);
    expect(faults.map(({ row, reason }) => [row, reason.slice(0, 33)])).toEqual(
      [2, 4, 5].map((row) => [row, 'names more than one right option;'])
    );
    const beyond = await importBytes('x', columns('Q?,a,b,c,d,0', 'R?,e,f,g,h,3', 'S?,i,j,k,l,7'));
    expect(beyond.questions.map(({ answers }) => answers[0])).toEqual(['a', 'h']);
    expect(beyond.faults).toMatchObject([{ row: 4, line: 4, column: 'answer', value: '7' }]);
  });
});

describe('keys that nothing shows how to read', () => {
  const small = columns('Q?,a,b,c,d,1', 'R?,e,f,g,h,3');

  it.each([
    ['CSV', small],
    ['TSV', small.replaceAll(',', '\t')],
    [
      'JSONL',
      jsonl(
        { question: 'Q?', opa: 'a', opb: 'b', opc: 'c', opd: 'd', cop: 1 },
        { question: 'R?', opa: 'e', opb: 'f', opc: 'g', opd: 'h', cop: 3 }
      )
    ],
    ['texts', jsonl({ question: 'Q?', A: 'a', B: 'b', C: 'c', answer: '1' })],
    ['options in one cell', 'question,choices,answer\nQ?,a|b|c|d,1\nR?,e|f|g|h,3\n'],
    ['letters among them', columns('Q?,a,b,c,d,1', 'R?,e,f,g,h,C')],
    ['options by letter', jsonl({ question: 'Q?', options: { A: 'a', B: 'b', C: 'c' }, answer: 1 })]
  ])('are asked about: %s', async (_, content) => {
    const { questions, asked, files } = await importBytes('x', content);
    expect([questions, files]).toEqual([[], []]);
    expect(asked).toMatchObject([
      {
        key: '1',
        question: 'Q?',
        candidates: [
          { kind: 'index from 0', answer: 'b' },
          { kind: 'index from 1', answer: 'a' }
        ]
      }
    ]);
  });

  it('are read once it is said, by the mapping or for the whole import', async () => {
    const [{ mapping, table }] = (await importBytes('x', small)).asked;
    for (const [kind, answers] of [
      ['index from 0', ['b', 'h']],
      ['index from 1', ['a', 'g']]
    ] as const) {
      const told = { ...mapping!, gold: { ...mapping!.gold!, kind } };
      const { questions, asked } = await importBytes('x', small, { [table.signature]: told });
      expect([asked, questions.map((question) => question.answers[0])]).toEqual([[], answers]);
    }
    const open = await importBytes('x', small, { [table.signature]: mapping! });
    expect(open.asked).toHaveLength(1);
  });

  it('are asked about where 0 and K are both there, and where a number is an option’s text too', async () => {
    const both = await importBytes('x', columns('Q?,a,b,c,d,0', 'R?,e,f,g,h,4', 'S?,i,j,k,l,2'));
    expect(both.asked[0].candidates.map(({ answer }) => answer)).toEqual(['k', 'j']);
    const own = await importBytes('x', columns('Q?,1,2,3,4,2', 'R?,1,2,3,4,3'));
    expect(own.asked[0].candidates).toEqual([
      { kind: 'text', answer: '2' },
      { kind: 'index from 0', answer: '3' }
    ]);
    const letters = await importBytes('x', columns('Q?,B,A,D,C,A', 'R?,C,D,A,B,B'));
    expect(letters.asked[0].candidates).toEqual([
      { kind: 'letter', answer: 'B' },
      { kind: 'text', answer: 'A' }
    ]);
  });

  it('one bad key among many does not make them doubtful', async () => {
    const rows = Array.from({ length: 100 }, (_, i) => `Q${i}?,a${i},b${i},c${i},d${i},${i % 4}`);
    const { questions, faults } = await importBytes('x', columns(...rows, 'bad?,a,b,c,d,4'));
    expect(questions.map(({ answers }) => answers[0])).toEqual(rows.map((_, i) => `${'abcd'[i % 4]}${i}`));
    expect(faults).toMatchObject([{ row: 102, value: '4' }]);
  });

  it('lists count from 0, and that is said', async () => {
    const { doubts } = await importBytes('x', listed('correct', 2, 1));
    expect(doubts).toMatchObject([{ about: 'keys', other: { gold: { kind: 'index from 1' } } }]);
    expect((await importBytes('x', listed('correct', 2, 0))).doubts).toEqual([]);
  });

  it('letters and numbers that point at options nobody found are no answers', async () => {
    const letters = await importBytes(
      'x',
      'question,first,second,third,answer\nQ?,aa,bb,cc,A\nR?,dd,ee,ff,C\n'
    );
    expect([letters.questions, letters.unrecognised.length]).toEqual([[], 1]);
    const list = await importBytes('x', JSON.stringify([{ question: 'Q?', picks: ['a', 'b'], answer: 1 }]));
    expect([list.questions, list.unrecognised.length]).toEqual([[], 1]);
  });
});

describe('MMLU-Redux', () => {
  it('takes corrected keys, and leaves out what its reviewers marked', async () => {
    const row = {
      question: 'Q?',
      choices: ['a', 'b', 'c', 'd'],
      answer: 1,
      error_type: 'ok',
      correct_answer: null
    };
    const { questions, faults } = await importBytes(
      'x',
      jsonl(
        row,
        { ...row, question: 'R?', error_type: 'wrong_groundtruth', correct_answer: '2' },
        { ...row, question: 'S?', error_type: 'bad_question_clarity', answer: 0 },
        { ...row, question: 'T?', error_type: 'wrong_groundtruth' }
      )
    );
    expect(questions.map(({ answers }) => answers[0])).toEqual(['b', 'c']);
    expect(faults).toMatchObject([
      { row: 3, column: 'error_type', value: 'bad_question_clarity', effect: 'row left out' },
      { row: 4, column: 'error_type', effect: 'row left out' }
    ]);
  });
});
