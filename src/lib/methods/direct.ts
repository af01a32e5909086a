import { gradeReply } from '../questions/grading';
import type { Question } from '../questions/question';
import { fillIn, type PromptText } from './prompt-text';
import type { Session } from './session';
import type { Reading } from './trace';

/** The question as it is, answered greedily (`answer`). */
export async function readAnswer(session: Session, text: PromptText, question: Question): Promise<Reading> {
  const start = performance.now();
  const prompt = await session.prepare(fillIn(text.user, question.text), text.assistant);
  const { tokens, ...reply } = await session.reply(prompt);
  return {
    reading: 'answer',
    prompt: prompt.text,
    reply,
    answer: reply.text.trim(),
    verdict: gradeReply(reply.text, question),
    cost: { promptTokens: prompt.tokens.length, outputTokens: tokens.length, ms: performance.now() - start }
  };
}
