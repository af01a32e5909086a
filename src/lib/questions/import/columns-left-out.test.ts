import { describe, expect, it } from 'vitest';
import { importBytes } from '../../../../tests/fixtures/import-bytes';
import { jsonl } from '../../../../tests/fixtures/shape-example';

describe('columns that change the question', () => {
  it.each(['Body', 'context', 'passage', 'article', 'fact', 'Paragraph', 'supporting_text'])(
    '%s stands before it',
    async (name) => {
      const { questions, files } = await importBytes(
        'x',
        jsonl({ [name]: 'Tom had 5.', Question: 'How many?', Answer: 3, Note: 'n' })
      );
      expect(questions).toMatchObject([{ text: 'Tom had 5.\nHow many?', answers: ['3'] }]);
      expect(files[0].notUsed).toEqual(['Note']);
    }
  );

  it('also beside options and in known layouts', async () => {
    const race = jsonl({ article: 'Long ago.', question: 'When?', options: ['a', 'b'], answer: 'B' });
    expect((await importBytes('x', race)).questions).toMatchObject([
      { text: 'Long ago.\nWhen?', answers: ['b'] }
    ]);
    const mmlu = jsonl({
      question: 'When?',
      choices: ['a', 'b'],
      answer: 0,
      subject: 's',
      passage: 'Long ago.'
    });
    const { questions, doubts } = await importBytes('x', mmlu);
    expect(questions).toMatchObject([{ text: 'Long ago.\nWhen?', answers: ['a'] }]);
    expect(doubts).toEqual([]);
  });

  it('are pointed out where they are not used', async () => {
    const squad = jsonl({
      id: 's',
      context: 'A passage.',
      question: 'Who?',
      answers: { text: ['Ann'], answer_start: [1] }
    });
    expect((await importBytes('x', squad)).doubts).toMatchObject([{ about: 'context', column: 'context' }]);
    const details = 'What happened was told at length by those who saw it from the bridge over the river. ';
    const { doubts } = await importBytes('x', `details,question,answer\n"${details}",Who?,Ann\n`);
    expect(doubts).toMatchObject([{ about: 'context', column: 'details', other: { context: ['details'] } }]);
    const [{ signature, other }] = doubts;
    const put = await importBytes('x', `details,question,answer\n"${details}",Who?,Ann\n`, {
      [signature]: other!
    });
    expect(put.questions[0].text).toBe(`${details.trim()}\nWho?`);
  });
});

describe('further accepted answers', () => {
  it.each(['Also accept', 'aliases', 'alternative answers', 'Other accepted answers'])('%s', async (name) => {
    const { questions, files } = await importBytes(
      'x',
      `question,answer,${name}\nWho?,Ann,Annie\nWhere?,Rome,\n`
    );
    expect(questions.map(({ answers }) => answers)).toEqual([['Ann', 'Annie'], ['Rome']]);
    expect(files[0].notUsed).toEqual([]);
  });

  it('are taken in several columns, and in known layouts', async () => {
    const two = await importBytes('x', 'question,answer,Also accept 1,Also accept 2\nWho?,Ann,A,B\n');
    expect(two.questions[0].answers).toEqual(['Ann', 'A', 'B']);
    const simple = await importBytes(
      'x',
      "metadata,problem,answer,Also accept\n\"{'topic': 'Art'}\",Who?,Ann,Annie\n"
    );
    expect(simple.questions[0].answers).toEqual(['Ann', 'Annie']);
  });
});

describe('several answers in one text', () => {
  const few = 'question,answers\nA?,ape\nB?,bee\nC?,cow\nD?,dog\nWho?,x; y\n';

  it('are kept whole with a word about it, and split when that is said', async () => {
    const { questions, doubts } = await importBytes('x', few);
    expect(questions.at(-1)!.answers).toEqual(['x; y']);
    expect(doubts).toMatchObject([
      { about: 'split', row: 6, column: 'answers', value: 'x; y', rows: 1, separator: ';' }
    ]);
    const [{ signature, other }] = doubts;
    const split = await importBytes('x', few, { [signature]: other! });
    expect(split.questions.at(-1)!.answers).toEqual(['x', 'y']);
    expect(split.doubts).toEqual([]);
  });

  it('are no doubt where they are lists or options', async () => {
    const options = 'question,A,B,answer\nQ?,x; y,z,A\nR?,u,v,B\n';
    const { questions, doubts } = await importBytes('x', options);
    expect([questions[0].answers, doubts]).toEqual([['x; y'], []]);
  });
});

it('OpenTriviaQA: a question goes on over blank lines until its answer', async () => {
  const { questions, faultCount } = await importBytes(
    'x',
    '#Q Solve.\n\n4x=12\n^ 3\nA 3\nB 4\n\n#Q Next?\n^ True\nA True\nB False\n'
  );
  expect(questions.map(({ text }) => text)).toEqual(['Solve.\n\n4x=12', 'Next?']);
  expect(faultCount).toBe(0);
});
