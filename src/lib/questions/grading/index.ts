import type { Question } from '../question';
import type { Verdict } from '../verdict';
import { containsWords, normalise } from './normalise';
import { numberOf, numbersIn } from './numbers';
import { isRefusal } from './refusal';

const NEGATION = /\b(?:not|never|isn['’]?t|wasn['’]?t|neither|nor)\b/;

function right(rule: string): Verdict {
  return { grade: 'right', rule };
}

/** Whether an answer is so short that only its capitals tell it from a word: `US`, `Pb`. */
function isAbbreviation(answer: string): boolean {
  return /^\p{Lu}\p{L}{0,2}$/u.test(answer.trim());
}

/** Whether an answer stands in the reply as it is written, as a whole word. */
function standsIn(reply: string, answer: string): boolean {
  return new RegExp(`(?<![\\p{L}\\p{N}])${answer.trim()}(?![\\p{L}\\p{N}])`, 'u').test(reply);
}

/** The reply up to the place where an accepted answer begins. */
function before(reply: string, answer: string): string {
  return reply.slice(0, ` ${reply} `.indexOf(` ${answer} `));
}

/**
 * Grades a free reply by the first rule that decides: `refusal`, `exact` (equal after normalisation), `number` (an
 * accepted number is the only one that the question did not bring itself), `whole-word` (an accepted answer stands in
 * the sentence), else wrong. An answer that the question itself contains counts only where the reply says it more
 * often than by repeating the question, one right behind a negation does not count, and one of up to three letters
 * that begins with a capital (`US`, `Pb`) counts only with its capitals.
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

  for (const [i, answer] of accepted.entries()) {
    if (!containsWords(said, answer)) continue;
    if (isAbbreviation(question.answers[i]) && !standsIn(reply, question.answers[i])) continue;
    if (containsWords(asked, answer) && said.split(answer).length <= asked.split(answer).length) continue;
    if (NEGATION.test(before(said, answer).split(' ').slice(-3).join(' '))) continue;
    return right('whole-word');
  }
  return { grade: 'wrong', rule: 'no-match' };
}
