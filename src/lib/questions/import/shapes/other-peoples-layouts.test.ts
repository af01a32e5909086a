import { describe, expect, it } from 'vitest';
import { importBytes } from '../../../../../tests/fixtures/import-bytes';

const jsonl = (...rows: object[]) => rows.map((row) => JSON.stringify(row)).join('\n');
const read = async (content: string) => {
  const { questions, files, faults } = await importBytes('x', content);
  return { shape: files[0]?.recognised.shape, questions, faults };
};

describe('layouts', () => {
  it('MATH: the answer stands in the last box', async () => {
    const { shape, questions } = await read(
      jsonl({
        problem: 'Find y',
        type: 'Algebra',
        solution: 'So $\\boxed{1}$, thus $\\boxed{\\frac{1}{2}}$.'
      })
    );
    expect(shape).toBe('math');
    expect(questions).toMatchObject([{ text: 'Find y', answers: ['\\frac{1}{2}'], group: 'Algebra' }]);
  });

  it('chats: a question and its answer, without what the system is told', async () => {
    const system = { role: 'system', content: 'Be brief.' };
    const user = { role: 'user', content: 'Capital of Peru?' };
    const evals = await read(jsonl({ input: [system, user], ideal: ['Lima', 'lima'] }));
    expect(evals).toMatchObject({
      shape: 'chat',
      questions: [{ text: 'Capital of Peru?', answers: ['Lima', 'lima'] }]
    });
    const tuning = await read(jsonl({ messages: [system, user, { role: 'assistant', content: 'Lima' }] }));
    expect(tuning.questions).toMatchObject([{ text: 'Capital of Peru?', answers: ['Lima'] }]);
    const long = await read(jsonl({ messages: [user, { role: 'assistant', content: 'Lima' }, user] }));
    expect(long.faults).toMatchObject([
      { column: 'messages', reason: expect.stringMatching(/several questions/) }
    ]);
  });

  it('schemas: the options are where the contexts differ', async () => {
    const { questions } = await read(
      jsonl(
        {
          context_options: ['Ann beat Bea because Ann', 'Ann beat Bea because Bea'],
          continuation: 'won.',
          gold: 0
        },
        {
          context_options: ['Tom called Sam as Tom', 'Tom called Sam as Sam'],
          continuation: 'fled.',
          gold: 1
        }
      )
    );
    expect(questions).toMatchObject([
      { text: 'Ann beat Bea because _ won.', answers: ['Ann'], distractors: ['Bea'] },
      { text: 'Tom called Sam as _ fled.', answers: ['Sam'], distractors: ['Tom'] }
    ]);
  });

  it('BIG-bench: several best scores are no single right option', async () => {
    const { questions, faults } = await read(
      jsonl(
        { input: 'Pick', target_scores: { a: 1, b: 1, c: 0 } },
        { input: 'Pick two', target_scores: { a: 1, b: 0 } }
      )
    );
    expect(questions).toHaveLength(1);
    expect(faults).toMatchObject([
      { row: 1, reason: expect.stringMatching(/several options the best score/) }
    ]);
  });

  it.each(['None', 'nan', 'N/A', ''])('MMLU-Redux: the correction "%s" is none', async (correct_answer) => {
    const row = {
      question: 'Capital?',
      choices: ['Quito', 'Lima'],
      answer: 1,
      error_type: 'ok',
      correct_answer
    };
    expect((await read(jsonl(row))).questions).toMatchObject([{ answers: ['Lima'] }]);
  });

  it('OpenTriviaQA: two answers are no single right one', async () => {
    const { questions, faults } = await read(
      '#Q Even?\n^ 2\n^ 4\nA 2\nB 3\nC 4\n\n#Q Next?\n^ no\nA yes\nB no\n'
    );
    expect(questions.map(({ text }) => text)).toEqual(['Next?']);
    expect(faults).toMatchObject([{ row: 1, line: 3, effect: 'row left out' }]);
  });

  it('Anki: a gap is the answer, two gaps are two questions', async () => {
    const { questions, faults } = await read(
      '#separator:tab\n#html:false\nThe capital is {{c1::Lima::city}}.\textra\n{{c1::Ann}} and {{c2::Bea}}\t\n'
    );
    expect(questions).toMatchObject([{ text: 'The capital is _____ (city).', answers: ['Lima'] }]);
    expect(faults).toMatchObject([{ reason: expect.stringMatching(/several gaps/), effect: 'row left out' }]);
  });

  it('promptfoo: assertions in any case, and in a column called "expected"', async () => {
    const { questions } = await read('question,expected\nCapital?,Contains: Lima\nPlanet?,equals: Jupiter\n');
    expect(questions.map(({ answers }) => answers)).toEqual([['Lima'], ['Jupiter']]);
  });

  it('GIFT: two questions in one block are told apart from none', async () => {
    const { faults } = await read('Q1? {=a ~b}\nQ2? {=c ~d}\n');
    expect(faults).toMatchObject([
      { line: 1, reason: expect.stringMatching(/must be a blank line between/) }
    ]);
  });
});

describe('Aiken as people write it', () => {
  const answer = { text: 'Who?', answers: ['two'], distractors: ['one'] };
  it.each([
    ['small letters', 'Who?\na) one\nb) two\nAnswer: b\n'],
    ['other words', 'Who?\nA) one\nB) two\nCorrect Answer: B\n'],
    ['the option behind its letter', 'Who?\nA. one\nB. two\nANSWER: B. two\n'],
    ['the option itself', 'Who?\nA. one\nB. two\nANSWER: two\nFEEDBACK: because\n']
  ])('%s', async (_, content) => {
    const { questions, faults } = await importBytes('x', `${content}\nNext?\nA. yes\nB. no\nANSWER: A\n`);
    expect(faults).toEqual([]);
    expect(questions).toMatchObject([answer, { text: 'Next?', answers: ['yes'] }]);
  });

  it('refuses a letter whose option is not the text behind it', async () => {
    const { faults } = await importBytes(
      'x',
      'Who?\nA. one\nB. two\nANSWER: B. one\n\nNext?\nA. y\nB. n\nANSWER: A\n'
    );
    expect(faults).toMatchObject([{ line: 4, effect: 'row left out' }]);
  });
});

describe('JSON', () => {
  it.each([
    [
      'lines with commas',
      '{"question":"Capital?","answer":"Lima"},\n{"question":"Planet?","answer":"Jupiter"}\n'
    ],
    [
      'a schema beside the data',
      JSON.stringify({
        schema: { fields: [{ name: 'question' }] },
        data: [
          { question: 'Capital?', answer: 'Lima' },
          { question: 'Planet?', answer: 'Jupiter' }
        ]
      })
    ],
    [
      'groups of questions',
      JSON.stringify({
        categories: [
          { name: 'a', questions: [{ question: 'Capital?', answer: 'Lima' }] },
          { name: 'b', questions: [{ question: 'Planet?', answer: 'Jupiter' }] }
        ]
      })
    ]
  ])('%s', async (_, content) => {
    const { questions, unrecognised, faults } = await importBytes('x', content);
    expect(questions.map(({ answers }) => answers[0])).toEqual(['Lima', 'Jupiter']);
    expect([unrecognised, faults]).toEqual([[], []]);
  });
});
