import type { Question } from '../question';
import type { Verdict } from '../verdict';
import { containsWords, normalise } from './normalise';
import { numberOf, numbersIn } from './numbers';
import { isRefusal } from './refusal';

const NEGATION = /\b(?:not|never|isn['’]?t|wasn['’]?t|neither|nor)\b/;

function right(rule: string): Verdict {
  return { grade: 'right', rule };
}

/** The reply up to the place where an accepted answer begins. */
function before(reply: string, answer: string): string {
  return reply.slice(0, ` ${reply} `.indexOf(` ${answer} `));
}

/**
 * Grades a free reply by the first rule that decides: `refusal`, `exact` (equal after normalisation), `number` (an
 * accepted number is the only one that the question did not bring itself), `whole-word` (an accepted answer stands in
 * the sentence), else wrong. An answer that the question itself contains counts only where the reply says it more
 * often than by repeating the question, and one right behind a negation does not count.
 */
export function gradeReply(reply: string, question: Question): Verdict {
  if (isRefusal(reply)) return { grade: 'not-attempted', rule: 'refusal' };
  const said = normalise(reply);
  const asked = normalise(question.text);
  const accepted = question.answers.map(normalise);
  if (accepted.includes(said)) return right('exact');

  const wanted = question.answers.map(numberOf).filter((value) => value !== null);
  if (wanted.length > 0) {
    const brought = new Set(numbersIn(question.text));
    const given = [...new Set(numbersIn(reply))].filter(
      (value) => !brought.has(value) || wanted.includes(value)
    );
    if (given.length === 1 && wanted.includes(given[0])) return right('number');
    return { grade: 'wrong', rule: 'number' };
  }

  for (const answer of accepted) {
    if (!containsWords(said, answer)) continue;
    if (containsWords(asked, answer) && said.split(answer).length <= asked.split(answer).length) continue;
    if (NEGATION.test(before(said, answer).split(' ').slice(-3).join(' '))) continue;
    return right('whole-word');
  }
  return { grade: 'wrong', rule: 'no-match' };
}
