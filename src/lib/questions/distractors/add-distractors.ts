import { numberOf } from '../grading/numbers';
import type { DistractorOrigin, Question } from '../question';
import { answerKey } from '../same-answer';

/** A question with more distractors, and what was refused. */
export interface AddedDistractors {
  question: Question;
  refused: { text: string; reason: string }[];
}

function isSameNumber(a: string, b: string): boolean {
  const number = numberOf(a);
  return number !== null && number === numberOf(b);
}

/**
 * A copy of a question with more distractors, each with its origin. Blank ones, ones that equal an accepted answer and
 * ones that are there already are refused, with the reason in words.
 */
export function addDistractors(
  question: Question,
  texts: readonly string[],
  origin: DistractorOrigin
): AddedDistractors {
  const distractors = [...(question.distractors ?? [])];
  const origins = [...(question.distractorOrigins ?? distractors.map((): DistractorOrigin => 'file'))];
  const accepted = new Set(question.answers.map(answerKey));
  const there = new Set(distractors.map(answerKey));
  const refused: AddedDistractors['refused'] = [];
  for (const given of texts) {
    const text = given.trim();
    const key = answerKey(text);
    const reason =
      text === ''
        ? 'is empty'
        : accepted.has(key) || question.answers.some((answer) => isSameNumber(answer, text))
          ? 'equals an accepted answer'
          : there.has(key)
            ? 'is already a distractor of this question'
            : null;
    if (reason !== null) {
      refused.push({ text: given, reason });
      continue;
    }
    there.add(key);
    distractors.push(text);
    origins.push(origin);
  }
  if (distractors.length === 0) return { question, refused };
  return { question: { ...question, distractors, distractorOrigins: origins }, refused };
}
