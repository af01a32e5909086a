import { answerSpan } from './answer-span';
import type { GenerateCall } from './calls';
import type { ReplyEvidence } from './evidence';

/** A reply's tokens as evidence, the answer among them marked. @param question the question's text */
export function replyEvidence({ id, reply }: GenerateCall, question: string): ReplyEvidence {
  return {
    kind: 'reply',
    call: id,
    span: answerSpan(
      reply.steps.map(({ text }) => text),
      question
    )
  };
}
