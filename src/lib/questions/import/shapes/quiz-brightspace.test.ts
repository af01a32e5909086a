import { expect, it } from 'vitest';
import { readQuiz } from '../../../../../tests/fixtures/read-quiz';

const FILE = `//MULTIPLE CHOICE,,,,
NewQuestion,MC,,,
ID,GEO-1,,,
Title,not used,,,
QuestionText,"Capital of <b>Peru</b>, today?",HTML,,
Points,1,,,
Option,0,Quito,,no
Option,100,Lima,,yes
Hint,not used,,,
,,,,
NewQuestion,TF,,,
QuestionText,Ice is cold.,,,
TRUE,100,yes,,
FALSE,0,no,,
NewQuestion,SA,,,
QuestionText,Capital of Italy?,,,
Answer,100,Rome,,
Answer,100,Roma,,
Answer,50,Rom,,
NewQuestion,MS,,,
QuestionText,Primes?,,,
Option,1,2,,
Option,1,3,,
Option,0,4,,
NewQuestion,SA,,,
QuestionText,Which?,,,
Answer,100,a.*,regexp,
NewQuestion,MC,,,
QuestionText,What is shown?,,,
Image,images/x.png,,,
Option,100,a cat,,
Option,0,a dog,,
NewQuestion,WR,,,
QuestionText,Discuss.,,,
`;

it('reads Brightspace’s CSV, and names what it leaves out', async () => {
  const { shapes, questions, faults } = await readQuiz(FILE);
  expect(shapes).toEqual(['brightspace']);
  expect(questions).toEqual([
    { text: 'Capital of Peru, today?', answers: ['Lima'], distractors: ['Quito'] },
    { text: 'Ice is cold.', answers: ['True'], distractors: ['False'] },
    { text: 'Capital of Italy?', answers: ['Rome', 'Roma'] }
  ]);
  expect(faults).toEqual([
    { line: 15, reason: expect.stringContaining('50 %') as string, effect: 'value left out' },
    {
      line: 20,
      reason: expect.stringContaining('several options as right') as string,
      effect: 'row left out'
    },
    { line: 25, reason: 'accepts a regular expression, which cannot be graded', effect: 'row left out' },
    { line: 28, reason: expect.stringContaining('shows a picture') as string, effect: 'row left out' },
    { line: 33, reason: 'is an essay question: it has no accepted answer', effect: 'row left out' }
  ]);
});
