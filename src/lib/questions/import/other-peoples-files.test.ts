import { describe, expect, it } from 'vitest';
import { importBytes } from '../../../../tests/fixtures/import-bytes';

async function lines(content: string): Promise<string[]> {
  const { questions } = await importBytes('x', content);
  return questions.map(
    ({ text, answers, distractors }) =>
      `${text} → ${answers.join(', ')}${distractors ? ` | ${distractors.join(', ')}` : ''}`
  );
}

const jsonl = (...rows: object[]) => rows.map((row) => JSON.stringify(row)).join('\n');
const LIMA = 'Capital of Peru? → Lima | Quito, Cusco';
const JOVE = 'Largest planet? → Jupiter | Mars, Venus';

describe('a key beside options, however it is written, is never an answer', () => {
  const [one, two] = [
    { question: 'Capital of Peru?', options: ['Quito', 'Lima', 'Cusco'], gold: 1 },
    { question: 'Largest planet?', options: ['Mars', 'Venus', 'Jupiter'], gold: 2 }
  ];
  const zero = { question: 'Metal?', options: ['Iron', 'Wood', 'Salt'], gold: 0 };
  const ZERO = 'Metal? → Iron | Wood, Salt';

  it.each([
    [
      'a list of one index beside `answers`',
      jsonl(
        ...[one, two, zero].map(({ question, options, gold }) => ({
          question,
          answers: options,
          correctAnswers: [gold]
        }))
      ),
      [LIMA, JOVE, ZERO]
    ],
    [
      'an id, where options have ids in another order than theirs',
      jsonl(
        ...[one, two].map(({ question, options, gold }) => ({
          question,
          options: options.map((text, i) => ({ id: 'cab'[i], text })),
          correct_option_id: 'cab'[gold]
        }))
      ),
      [LIMA, JOVE]
    ],
    [
      'an id that is a number',
      jsonl(
        ...[one, two].map(({ question, options, gold }, n) => ({
          question,
          answers: options.map((answer, i) => ({ id: 10 * n + i, answer })),
          correct_answer_id: 10 * n + gold
        }))
      ),
      [LIMA, JOVE]
    ],
    [
      'a number beside columns in French',
      'Question;Réponse 1;Réponse 2;Réponse 3;Bonne réponse\nCapital of Peru?;Quito;Lima;Cusco;2\nLargest planet?;Mars;Venus;Jupiter;3\n',
      [LIMA, JOVE]
    ],
    [
      'a letter beside columns in German',
      'Frage;Antwort A;Antwort B;Antwort C;Richtige Antwort\nCapital of Peru?;Quito;Lima;Cusco;B\nLargest planet?;Mars;Venus;Jupiter;C\n',
      [LIMA, JOVE]
    ],
    [
      'a Roman numeral',
      'question,option i,option ii,option iii,answer\nCapital of Peru?,Quito,Lima,Cusco,ii\nLargest planet?,Mars,Venus,Jupiter,iii\n',
      [LIMA, JOVE]
    ],
    [
      'a number in the last column, without a header',
      'Capital of Peru?,Quito,Lima,Cusco,2\nLargest planet?,Mars,Venus,Jupiter,3\n',
      [LIMA, JOVE]
    ],
    [
      'labels in small letters, written into the options',
      jsonl(
        ...[one, two].map(({ question, options, gold }) => ({
          question,
          options: options.map((text, i) => `${'abc'[i]}) ${text}`),
          answer: 'abc'[gold]
        }))
      ),
      [LIMA, JOVE]
    ],
    ...['B. Lima', 'The answer is B.', 'Answer: (B)', 'Lima'].map(
      (answer) =>
        [
          `"${answer}" beside a list in the question`,
          jsonl(
            { question: 'Capital of Peru?\nA. Quito\nB. Lima\nC. Cusco', answer },
            { question: 'Who?', answer: 'Ann' }
          ),
          [LIMA, 'Who? → Ann']
        ] as [string, string, string[]]
    )
  ] as [string, string, string[]][])('%s', async (_, content, expected) => {
    expect(await lines(content)).toEqual(expected);
  });

  it('letters without options are taken as they are, with a word', async () => {
    const { doubts } = await importBytes('x', 'id,question,answer\n1,Capital?,B\n2,Planet?,C\n');
    expect(doubts).toMatchObject([{ about: 'letters', column: 'answer', row: 2, value: 'B', rows: 2 }]);
  });

  it('a second key that says another option is told', async () => {
    const row = { question: 'Capital of Peru?', options: ['Quito', 'Lima'], answer_index: 1 };
    const { doubts } = await importBytes(
      'x',
      jsonl({ ...row, answer: 'A' }, { ...row, question: 'P?', answer: 'B' })
    );
    expect(doubts).toMatchObject([{ about: 'conflict', column: 'answer', value: 'A', rows: 1, row: 1 }]);
  });
});

describe('the accepted answer is the gold one', () => {
  const row = (...cells: unknown[]) => `${cells.join(',')}\n`;
  it.each([
    ['question,gold,prediction,confidence,correct', row('Capital of Peru?', 'Lima', 'Quito', 0.9, 0)],
    ['prompt,response,expected,confidence', row('Capital of Peru?', 'Quito', 'Lima', 0.9)],
    ['question,answer,ground_truth,correct', row('Capital of Peru?', 'Quito', 'Lima', 0)],
    ['question,answer,correct_answer', row('Capital of Peru?', 'Quito', 'Lima')],
    ['question,correct_answer,answer', row('Capital of Peru?', 'B', 'Lima')]
  ])('%s', async (header, cells) => {
    expect(await lines(`${header}\n${cells}${cells.replace('Capital', 'The capital')}`)).toEqual([
      'Capital of Peru? → Lima',
      'The capital of Peru? → Lima'
    ]);
  });

  it('a column that only says whether a reply was right is no answer', async () => {
    const { questions, unrecognised } = await importBytes(
      'x',
      'question,reply,correct\nWho?,Ann,1\nWhat?,hat,0\n'
    );
    expect([questions, unrecognised.length]).toEqual([[], 1]);
  });
});

describe('further answers and what they are separated by', () => {
  it.each([
    ['Other acceptable responses', 'Jove'],
    ['Alt 1', 'Jove'],
    ['answer_aliases', 'Jove'],
    ['Equivalent answers', 'Jove']
  ])('%s', async (name, other) => {
    expect(await lines(`question,answer,${name}\nLargest planet?,Jupiter,${other}\nWho?,Ann,\n`)).toEqual([
      'Largest planet? → Jupiter, Jove',
      'Who? → Ann'
    ]);
  });

  it('aliases of which some lists are empty', async () => {
    const rows = [
      { question: 'Largest planet?', answer: 'Jupiter', answer_aliases: ['Jove'] },
      { question: 'Who?', answer: 'Ann', answer_aliases: [] }
    ];
    expect(await lines(JSON.stringify(rows))).toEqual(['Largest planet? → Jupiter, Jove', 'Who? → Ann']);
  });

  it.each([
    ['/', 'Shakespeare / William Shakespeare'],
    [',', '"Shakespeare, William Shakespeare"'],
    ['newline', '"Shakespeare\nWilliam Shakespeare"']
  ])('%s in a few answers is told, and splits where that is said', async (separator, cell) => {
    const file = `question,answers\nCapital?,Lima\nPlanet?,Jupiter\nOcean?,Pacific\nBand?,AC/DC\nHamlet?,${cell}\n`;
    const { doubts, questions } = await importBytes('x', file);
    expect(questions[4].answers).toHaveLength(1);
    expect(doubts).toMatchObject([{ about: 'split', separator, rows: 1, row: 6 }]);
    const split = await importBytes('x', file, { [doubts[0].signature]: doubts[0].other! });
    expect(split.questions.slice(3).map(({ answers }) => answers)).toEqual([
      ['AC/DC'],
      ['Shakespeare', 'William Shakespeare']
    ]);
  });

  it('wrong answers in one cell are split at semicolons; commas are told', async () => {
    expect(
      await lines(
        'question,answer,wrong\nCapital of Peru?,Lima,Quito;Cusco\nLargest planet?,Jupiter,Mars;Venus\n'
      )
    ).toEqual([LIMA, JOVE]);
    const { doubts } = await importBytes(
      'x',
      'question,answer,wrong\nCapital of Peru?,Lima,"Quito, Cusco"\nMetal?,Iron,Wood\n'
    );
    expect(doubts).toMatchObject([{ about: 'split', column: 'wrong', separator: ',' }]);
    const split = await importBytes(
      'x',
      'question,answer,wrong\nCapital of Peru?,Lima,"Quito, Cusco"\nMetal?,Iron,Wood\n',
      {
        [doubts[0].signature]: doubts[0].other!
      }
    );
    expect(split.questions[0].distractors).toEqual(['Quito', 'Cusco']);
  });

  it('a second answer without a key is pointed out', async () => {
    const { doubts } = await importBytes(
      'x',
      'question,answer,answer 2\nPlanet?,Jupiter,Jove\nWho?,Ann,Bea\n'
    );
    expect(doubts).toMatchObject([{ about: 'answers', column: 'answer 2', value: 'Jove' }]);
  });
});
