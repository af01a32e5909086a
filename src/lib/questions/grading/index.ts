import type { Question } from '../question';
import type { Verdict } from '../verdict';
import { gradingCase, type Finding, type Rule } from './case';
import { date } from './rules/date';
import { exact } from './rules/exact';
import { list } from './rules/list';
import { noMatch } from './rules/no-match';
import { number } from './rules/number';
import { quantity } from './rules/quantity';
import { refusal } from './rules/refusal';
import { typo } from './rules/typo';
import { wholeWord } from './rules/whole-word';
import { yesNo } from './rules/yes-no';
import { answerF1 } from './token-f1';

export type { Finding } from './case';

/** The rules in their order; the first that decides gives the grade. */
const RULES: Rule[] = [exact, refusal, yesNo, date, quantity, number, wholeWord, list, typo];

/**
 * Grades a free reply by the first rule that decides, and says where a person should look.
 * @param cutOff whether the reply was cut off at its greatest length: it makes a grade doubtful, never another one
 */
export function examineReply(reply: string, question: Question, cutOff = false): Finding {
  const grading = gradingCase(reply, question, cutOff);
  for (const rule of RULES) {
    const finding = rule(grading);
    if (finding) return finding;
  }
  return noMatch(grading);
}

/** The grade of a free reply and the rule that gave it. */
export function gradeReply(reply: string, question: Question): Verdict {
  const { grade, rule } = examineReply(reply, question);
  return { grade, rule };
}

/**
 * Partial credit of a reply in [0, 1]: 1 where it is right, else the best token F1 with an accepted answer of what it
 * says beyond the question; `null` where it was not attempted or not parsed, which is no number.
 */
export function creditOf(reply: string, question: Question, { grade }: Verdict): number | null {
  if (grade === 'not-attempted' || grade === 'unparsed') return null;
  if (grade === 'right') return 1;
  return Math.max(...question.answers.map((answer) => answerF1(reply, question.text, answer)));
}
