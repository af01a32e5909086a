import type { GradingCase, Rule } from '../case';
import { isFirstInFurtherClause, nameOfAskedKind, placeOfName } from '../mentions';
import { containsWords, normalise } from '../normalise';

const NEGATION = /\b(?:not|never|isn['’]?t|wasn['’]?t|neither|nor)\b/;

const TURN = /\b(?:but|actually|however)\b/;

/** Whether an answer is so short that only its capitals tell it from a word: `US`, `Pb`. */
function isAbbreviation(answer: string): boolean {
  return /^\p{Lu}\p{L}{0,2}$/u.test(answer.trim());
}

/** Whether an answer stands in the reply as it is written, as a whole word. */
function standsIn(reply: string, answer: string): boolean {
  return new RegExp(`(?<![\\p{L}\\p{N}])${answer.trim()}(?![\\p{L}\\p{N}])`, 'u').test(reply);
}

/** The three words before the place where an accepted answer begins. */
function wordsBefore(said: string, words: string): string {
  const before = said.slice(0, ` ${said} `.indexOf(` ${words} `));
  return before.split(' ').slice(-3).join(' ');
}

/** Whether an answer that the question itself contains is said no more often than by repeating the question. */
function isEcho({ said, asked }: GradingCase, words: string): boolean {
  return containsWords(asked, words) && said.split(words).length <= asked.split(words).length;
}

/** The wrong option that a reply names and does not deny or repeat from the question, the first one, and where. */
function otherNamed({
  said,
  asked,
  accepted,
  others,
  question
}: GradingCase): { text: string; at: number } | null {
  const answers = accepted.map(({ words }) => words);
  let first: { text: string; at: number } | null = null;
  others.forEach((words, i) => {
    const at = placeOfName(said, words, answers);
    if (at < 0 || (first && first.at <= at) || placeOfName(asked, words) >= 0) return;
    if (NEGATION.test(said.slice(0, at).trim().split(' ').slice(-3).join(' '))) return;
    first = { text: question.distractors![i]!, at };
  });
  return first;
}

/**
 * An accepted answer stands in the reply as whole words. One that the question itself contains counts only where the
 * reply says it more often than by repeating the question, one right behind a negation does not count, and one of up to
 * three letters that begins with a capital (`US`, `Pb`) counts only with its capitals. Where the reply names a wrong
 * option, or something else of the kind asked for, before any accepted answer, that is its answer.
 */
export const wholeWord: Rule = (grading) => {
  const { said, reply, accepted, question } = grading;
  let negated: string | null = null;
  let right: { words: string; at: number } | null = null;
  for (const { text, words } of accepted) {
    if (!containsWords(said, words) || isEcho(grading, words)) continue;
    if (isAbbreviation(text) && !standsIn(reply, text)) continue;
    if (NEGATION.test(wordsBefore(said, words))) {
      negated = text;
      continue;
    }
    const at = placeOfName(said, words);
    if (!right || at < right.at) right = { words, at };
  }
  if (!right) {
    return negated === null
      ? null
      : { grade: 'wrong', rule: 'negated', doubt: `“${negated}” comes after a “not”` };
  }
  const other = otherNamed(grading);
  if (other && other.at < right.at) {
    return { grade: 'wrong', rule: 'other-first', doubt: `names the wrong option “${other.text}” first` };
  }
  const named = nameOfAskedKind(reply, question.text);
  if (
    named &&
    named.at < right.at &&
    !accepted.some(({ words }) => placeOfName(normalise(named.text), words) >= 0)
  ) {
    return { grade: 'wrong', rule: 'other-first', doubt: `names “${named.text}” first` };
  }
  const doubt = other
    ? `also names the wrong option “${other.text}”`
    : TURN.test(said)
      ? 'takes something back with “but”, “however” or “actually”'
      : isFirstInFurtherClause(reply, right.words)
        ? 'names it first in a clause about something else'
        : null;
  return { grade: 'right', rule: 'whole-word', ...(doubt && { doubt }) };
};
