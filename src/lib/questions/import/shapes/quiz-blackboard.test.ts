import { expect, it } from 'vitest';
import { readQuiz } from '../../../../../tests/fixtures/read-quiz';

it('reads Blackboard’s text, and names what it leaves out', async () => {
  const lines = [
    'MC\tCapital of Peru?\tQuito\tincorrect\tLima\tCorrect\tCusco\tincorrect',
    'MA\tPrimes?\t2\tcorrect\t3\tcorrect\t4\tincorrect',
    'TF\tIce is <b>cold</b>.\tTRUE',
    'FIB\tCapital of Italy?\tRome\tRoma\t',
    '',
    'NUM\tHow many?\t4\t1',
    'ESS\tDiscuss.\tsample',
    'MAT\tMatch\ta\tb\tc\td',
    'MC\tBroken?\ta\tcorrect\tb',
    'MC\tWrong word?\ta\trichtig\tb\tfalsch'
  ];
  const { shapes, questions, faults } = await readQuiz(lines.join('\r\n'));
  expect(shapes).toEqual(['blackboard']);
  expect(questions).toEqual([
    { text: 'Capital of Peru?', answers: ['Lima'], distractors: ['Quito', 'Cusco'] },
    { text: 'Ice is cold.', answers: ['True'], distractors: ['False'] },
    { text: 'Capital of Italy?', answers: ['Rome', 'Roma'] },
    { text: 'How many?', answers: ['4', '3', '5'] }
  ]);
  expect(faults.filter(({ effect }) => effect === 'row left out')).toMatchObject([
    { line: 2, reason: expect.stringContaining('several options as right') as string },
    { line: 7, reason: 'is an essay question: it has no accepted answer' },
    { line: 8, reason: 'is a matching question: it asks for several answers at once' },
    { line: 9, reason: 'has an answer without the word correct or incorrect after it' },
    { line: 10, reason: 'has "richtig" in place of correct or incorrect' }
  ]);
});
