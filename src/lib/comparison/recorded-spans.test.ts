import { expect, it } from 'vitest';
import { recordedRun } from '../../../tests/fixtures/recorded-run';
import { answerSpan } from '../methods/answer-span';
import { gradeReply } from '../questions/grading';
import { evidenceReader } from '../runs/evidence-reader';
import { traceOf } from './stored-trace';

const { run, answers } = recordedRun();
const spans = answers.map((stored) => {
  const question = run.set.questions.find(({ id }) => id === stored.questionId)!;
  const { evidence, verdict } = traceOf(stored, 'direct')!;
  const [reply] = evidence.filter((each) => each.kind === 'reply');
  const tokens = evidenceReader(stored)
    .reply(reply.call)
    .steps.map(({ text }) => text);
  return { question, tokens, span: reply.span, right: verdict.grade === 'right' };
});

it('holds the spans that are found today', () => {
  for (const { question, tokens, span } of spans) expect(span).toEqual(answerSpan(tokens, question.text));
});

it('holds the accepted answer in the spans of 39 of 42 right replies', () => {
  const right = spans.filter((each) => each.right);
  const held = right.filter(
    ({ question, tokens, span }) =>
      span &&
      gradeReply(
        tokens
          .slice(...span)
          .join('')
          .trim(),
        question
      ).grade === 'right'
  );
  expect([held.length, right.length]).toEqual([39, 42]);
});
