import { describe, expect, it } from 'vitest';
import { importBytes } from '../../../../tests/fixtures/import-bytes';
import { jsonl } from '../../../../tests/fixtures/shape-example';

async function read(...records: object[]) {
  const { questions, faults } = await importBytes('x', jsonl(...records));
  return {
    questions: questions.map(({ text, answers, distractors }) => ({ text, answers, distractors })),
    reasons: faults.filter(({ effect }) => effect === 'row left out').map(({ reason }) => reason)
  };
}

const river = { text: 'Which river?', answers: ['Nile'], distractors: ['Oder', 'Po'] };

describe('options that are only letters are those the question lists', () => {
  it.each([
    ['full stops, a line each', 'Which river?\nA. Oder\nB. Nile\nC. Po'],
    ['brackets on one side', 'Which river?\nA) Oder\nB) Nile\nC) Po'],
    ['brackets', 'Which river? (A) Oder (B) Nile (C) Po'],
    ['square brackets', 'Which river?\n[A] Oder\n[B] Nile\n[C] Po'],
    ['full stops, in one line', 'Which river? A. Oder B. Nile C. Po'],
    ['brackets on one side, in one line', 'Which river? A) Oder, B) Nile, C) Po'],
    ['colons', 'Which river?\nA: Oder\nB: Nile\nC: Po'],
    ['small letters', 'Which river? a) Oder b) Nile c) Po'],
    ['a heading', 'Which river?\nOptions:\nA. Oder\nB. Nile\nC. Po'],
    ['the words of a prompt', 'Question: Which river?\nAnswer choices:\nA. Oder\nB. Nile\nC. Po\nAnswer:'],
    [
      'a call for the letter',
      'Which river?\nA. Oder\nB. Nile\nC. Po\n\nAnswer with the letter of the right option.'
    ],
    ['another call', 'Which river?\nA. Oder\nB. Nile\nC. Po\nThe answer is'],
    ['indented lines', 'Which river?\n  A. Oder\n  B. Nile\n  C. Po\n']
  ])('%s', async (_, query) => {
    const labels = ['A', 'B', 'C'];
    const wanted = { questions: [river], reasons: [] };
    expect(await read({ query, choices: labels, gold: 1 })).toEqual(wanted);
    expect(await read({ question: query, options: labels, answer: 'B' })).toEqual(wanted);
    expect(await read({ question: query, choices: ['(A)', '(B)', '(C)'], answer: 1 })).toEqual(wanted);
    // The letters in another order: the key counts them, they name the options.
    expect(await read({ query, choices: ['C', 'A', 'B'], gold: 2 })).toEqual(wanted);
    expect(await read({ question: query, answer: 'B' })).toEqual(wanted);
  });

  it('what stands behind the list stays with the question', async () => {
    const query = 'A boat goes down a river.\nA. Oder\nB. Nile\nWhich one?';
    expect((await read({ query, choices: ['A', 'B'], gold: 0 })).questions).toEqual([
      { text: 'A boat goes down a river.\nWhich one?', answers: ['Oder'], distractors: ['Nile'] }
    ]);
  });

  it.each([
    ['no list', 'Which river?', /only letters/],
    ['a longer list', 'Which river? (A) Oder (B) Nile (C) Po', /lists A, B, C$/],
    ['an empty option', 'Which river?\n(A) Oder\n(B)', /option 2 in the question is empty/]
  ])('a row with %s is left out', async (_, query, reason) => {
    const { questions, reasons } = await read({ query, choices: ['A', 'B'], gold: 0 });
    expect(questions).toEqual([]);
    expect(reasons).toEqual([expect.stringMatching(reason)]);
  });

  it('numbers without a list are the options themselves', async () => {
    const { questions } = await read({ query: 'How many?', choices: ['1', '2', '3'], gold: 1 });
    expect(questions).toEqual([{ text: 'How many?', answers: ['2'], distractors: ['1', '3'] }]);
  });
});

describe('options that stand in the question and in their own column', () => {
  const query = 'Which river?\nA. Oder\nB. Nile\nC. Po';

  it('are taken out of the question', async () => {
    const { questions } = await read({ query, choices: ['Oder', 'Nile', 'Po'], gold: 1 });
    expect(questions).toEqual([river]);
    const loose = await read({
      question: query,
      correct_answer: 'Nile',
      distractor1: 'Po',
      distractor2: 'Oder',
      distractor3: ''
    });
    expect(loose.questions[0].text).toBe('Which river?');
  });

  it('in two orders they leave the row out', async () => {
    const { questions, reasons } = await read({ query, choices: ['Nile', 'Oder', 'Po'], gold: 1 });
    expect(questions).toEqual([]);
    expect(reasons).toEqual([expect.stringMatching(/another order/)]);
  });

  it('a list of other things is part of the question', async () => {
    const text = 'Which is true? (A) Po flows north. (B) Oder flows north.';
    const { questions } = await read({ query: text, choices: ['both', 'neither'], gold: 0 });
    expect(questions[0].text).toBe(text);
  });
});

it('a letter is an answer where the question lists nothing', async () => {
  const { questions } = await read(
    { question: 'Which vitamin is in lemons?', answer: 'C' },
    { question: 'Which planet is red?', answer: 'Mars' }
  );
  expect(questions.map(({ answers }) => answers)).toEqual([['C'], ['Mars']]);
});
