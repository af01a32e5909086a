import { expect, it } from 'vitest';
import { gradedReplies } from '../runs/graded-replies';
import { runOf } from '../runs/predictions/service';
import { overruleKey } from '../runs/run';
import { rowsOf } from './rows';

const text = `question,answer,gold,confidence
What is the capital of Brazil?,Brasilla,Brasilia,0.5
What is the capital of Peru?,Lima,Lima,0.9
`;

it('answers graded here stand in the run to be graded by a person, whose grade counts', async () => {
  const opened = await runOf(new Uint8Array(new TextEncoder().encode(text)), 'f.csv', {});
  if ('refused' in opened) throw new Error(opened.refused);
  const { run, answers } = opened.run;
  expect(run.set.questions.map((question) => question.answers)).toEqual([['Brasilia'], ['Lima']]);
  const [unsure, sure] = gradedReplies({ run, answers });
  expect(unsure).toMatchObject({ reply: 'Brasilla', ruled: { grade: 'right', rule: 'typo' } });
  expect(unsure.doubt).not.toBeNull();
  expect(sure).toMatchObject({ reply: 'Lima', doubt: null });
  const [{ questionId, armId }] = unsure.places;
  const overrules = { [overruleKey(questionId, armId)]: { grade: 'wrong', rule: 'person' } as const };
  const [row] = rowsOf({ run: { ...run, overrules }, answers });
  expect([...row.correct]).toEqual([0, 1]);
});

it('a file that says what is right has no replies to grade', async () => {
  const plain = new TextEncoder().encode('id,confidence,correct\na,0.5,1\n');
  const opened = await runOf(new Uint8Array(plain), 'f.csv', {});
  if ('refused' in opened) throw new Error(opened.refused);
  expect(gradedReplies(opened.run)).toEqual([]);
});
