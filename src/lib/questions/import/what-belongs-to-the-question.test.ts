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

describe('what belongs to the question', () => {
  it.each([
    'story_text',
    'Case',
    'stimulus',
    'document',
    'paragraphs',
    'Text',
    'table',
    'Sachverhalt',
    'conversation'
  ])('%s stands before it', async (name) => {
    const rows = [
      { [name]: 'Ann had 4 dollars.', question: 'How much is left?', answer: '3' },
      { [name]: 'Tom lost two pens.', question: 'How many?', answer: '5' }
    ];
    expect((await lines(jsonl(...rows)))[0]).toBe('Ann had 4 dollars.\nHow much is left? → 3');
  });

  it.each(['lecture', 'sentence', 'code', 'knowledge'])('%s is pointed out', async (name) => {
    const rows = [
      { [name]: 'Ann had 4 dollars.', question: 'How much is left?', answer: '3' },
      { [name]: 'Tom lost two pens.', question: 'How many?', answer: '5' }
    ];
    expect((await importBytes('x', jsonl(...rows))).doubts).toMatchObject([
      { about: 'context', column: name }
    ]);
  });

  it('an instruction stands before its input', async () => {
    const rows = [
      { instruction: 'Name the opposite.', input: 'hot', output: 'cold' },
      { instruction: 'Give the plural.', input: 'mouse', output: 'mice' }
    ];
    expect((await lines(JSON.stringify(rows)))[0]).toBe('Name the opposite.\nhot → cold');
  });

  it('a passage of titles and sentences is put there when that is said', async () => {
    const rows = [
      { context: { title: ['T'], sentences: [['One.', 'Two.']] }, question: 'Who?', answer: 'Ann' },
      { context: { title: ['U'], sentences: [['Three.']] }, question: 'What?', answer: 'hat' }
    ];
    const { doubts } = await importBytes('x', jsonl(...rows));
    const { questions } = await importBytes('x', jsonl(...rows), { [doubts[0].signature]: doubts[0].other! });
    expect(questions[0].text).toBe('T\nOne.\nTwo.\nWho?');
  });
});

it('a question that is asked twice with different answers is told', async () => {
  const { faults } = await importBytes('x', 'question,answer\nHello,Bonjour\nHello,Hallo\n');
  expect(faults).toMatchObject([
    { row: 3, reason: expect.stringContaining('the same question text is in row 2 with another answer') }
  ]);
});
