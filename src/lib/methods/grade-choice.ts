import { gradeReply } from '../questions/grading';
import type { Question } from '../questions/question';
import type { Verdict } from '../questions/verdict';
import { LETTERS } from './prompt-text';

const LEADING_LETTER =
  /^\W*(?:(?:the )?(?:right |correct )?(?:option|answer) is\W*)?([A-Z])(?:[.):]|\s*$|\W)/;

/**
 * Grades a free reply to shown options: a leading letter names an option; otherwise the reply must name exactly one
 * option, by the same rules as a free answer.
 */
export function gradeChoice(
  reply: string,
  options: readonly string[],
  gold: number,
  question: Question
): Verdict {
  const letter = LEADING_LETTER.exec(reply)?.[1];
  const index = letter === undefined ? -1 : LETTERS.indexOf(letter);
  if (index >= 0 && index < options.length) {
    return { grade: index === gold ? 'right' : 'wrong', rule: 'option-letter' };
  }
  const verdict = gradeReply(reply, question);
  if (verdict.grade !== 'right') return verdict;
  const others = options.filter((_, i) => i !== gold);
  const namesAnother = others.some(
    (option) => gradeReply(reply, { ...question, answers: [option] }).grade === 'right'
  );
  return namesAnother ? { grade: 'unparsed', rule: 'several-options' } : verdict;
}
