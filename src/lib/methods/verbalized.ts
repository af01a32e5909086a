import { gradeReply } from '../questions/grading';
import type { Question } from '../questions/question';
import { forceConfidence } from './forced-confidence';
import { fillIn, type PromptText } from './prompt-text';
import type { Session } from './session';
import { answerPart, statedConfidence } from './stated-confidence';
import type { Reading } from './trace';

/** The answer, then the digit it would write after a forced beginning (`forced`). */
export async function readForced(session: Session, text: PromptText, question: Question): Promise<Reading> {
  const start = performance.now();
  const prompt = await session.prepare(fillIn(text.user, question.text), text.assistant);
  const { tokens, ...reply } = await session.reply(prompt);
  const forced = await forceConfidence(session, prompt, { text: reply.text, tokens }, text.confidence ?? '');
  return {
    reading: 'forced',
    prompt: forced.prompt,
    reply,
    digitLogits: forced.digitLogits,
    answer: reply.text.trim(),
    verdict: gradeReply(reply.text, question),
    cost: {
      promptTokens: prompt.tokens.length + forced.promptTokens,
      outputTokens: tokens.length + 1,
      ms: performance.now() - start
    }
  };
}

/** The answer and the confidence it writes when asked to (`free`). */
export async function readFree(session: Session, text: PromptText, question: Question): Promise<Reading> {
  const start = performance.now();
  const prompt = await session.prepare(fillIn(text.user, question.text), text.assistant);
  const { tokens, ...reply } = await session.reply(prompt, []);
  const answer = answerPart(reply.text);
  return {
    reading: 'free',
    prompt: prompt.text,
    reply,
    stated: statedConfidence(reply.text),
    answer,
    verdict: gradeReply(answer, question),
    cost: { promptTokens: prompt.tokens.length, outputTokens: tokens.length, ms: performance.now() - start }
  };
}
