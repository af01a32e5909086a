import type { Question } from '../question';
import type { Grade } from '../verdict';
import { normalise } from './normalise';

/** An accepted answer as written and normalised. */
export interface Accepted {
  text: string;
  words: string;
}

/** A reply and its question as the rules look at them; normalised once. */
export interface GradingCase {
  question: Question;
  reply: string;
  /** The reply, normalised. */
  said: string;
  /** The question's text, normalised. */
  asked: string;
  accepted: Accepted[];
  /** The question's distractors, normalised. */
  others: string[];
  /** Whether the reply was cut off at its greatest length. */
  cutOff: boolean;
}

/** What a rule says of a case. */
export interface Finding {
  grade: Grade;
  /** Name of the rule. */
  rule: string;
  /** Why a person should look at it, in words; absent where the rule is sure. */
  doubt?: string;
}

/** A rule looks at a case and decides, or leaves it to the next one (`null`). */
export type Rule = (grading: GradingCase) => Finding | null;

/** A case of a reply to a question. */
export function gradingCase(reply: string, question: Question, cutOff = false): GradingCase {
  return {
    question,
    reply,
    said: normalise(reply),
    asked: normalise(question.text),
    accepted: question.answers.map((text) => ({ text, words: normalise(text) })),
    others: (question.distractors ?? []).map(normalise),
    cutOff
  };
}
