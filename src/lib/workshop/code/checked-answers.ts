import * as v from 'valibot';
import { learnerAnswersSchema, type LearnerAnswers } from '../learner-answers';

/** Characters of a nickname, at most. */
export const LONGEST_NICKNAME = 40;
/** Control characters, and those that turn the direction of the text around them. */
const UNSEEN = /[\p{Cc}\u200e\u200f\u202a-\u202e\u2066-\u2069]/u;

function placeOf(issue: v.BaseIssue<unknown>): string {
  const path = issue.path?.map(({ key }) => key) ?? [];
  if (path[0] !== 'answers') return path.join('.');
  if (typeof path[1] !== 'number') return 'the answers';
  return `answer ${path[1] + 1}, ${path.slice(2).join('.')}`;
}

/** What a field is called where a person reads it. */
const words: [RegExp, string][] = [
  [/^setHash$/, 'the mark of the question set'],
  [/^set$/, 'the question set'],
  [/questionId$/, 'the question’s id'],
  [/confidence$/, 'how sure']
];

/** What is wrong with a learner's answers, in words; `null` where nothing is. */
export function faultOf(answers: LearnerAnswers): string | null {
  const result = v.safeParse(learnerAnswersSchema, answers);
  if (!result.success) {
    const [issue] = result.issues;
    const place = words.reduce((text, [field, name]) => text.replace(field, name), placeOf(issue));
    return `${place} ${issue.message}`;
  }
  if (answers.answers.length === 0) return 'there is no answer in it';
  if ([...answers.nickname].length > LONGEST_NICKNAME)
    return `the nickname is longer than ${LONGEST_NICKNAME} characters`;
  const texts = answers.answers.flatMap(({ questionId, choice }) => [questionId, choice ?? '']);
  if ([answers.nickname, answers.set, answers.setHash, ...texts].some((text) => UNSEEN.test(text)))
    return 'it holds characters that cannot be seen';
  const claimed = answers.answers.findIndex(({ choice, correct }) => choice === null && correct);
  if (claimed >= 0) return `answer ${claimed + 1} is left open and said to be right`;
  return null;
}
