import type { GradingCase, Rule } from '../case';
import { containsWords } from '../normalise';

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

/**
 * An accepted answer stands in the reply as whole words. One that the question itself contains counts only where the
 * reply says it more often than by repeating the question, one right behind a negation does not count, and one of up to
 * three letters that begins with a capital (`US`, `Pb`) counts only with its capitals.
 */
export const wholeWord: Rule = (grading) => {
  const { said, reply, accepted, others, question } = grading;
  let negated: string | null = null;
  for (const { text, words } of accepted) {
    if (!containsWords(said, words) || isEcho(grading, words)) continue;
    if (isAbbreviation(text) && !standsIn(reply, text)) continue;
    if (NEGATION.test(wordsBefore(said, words))) {
      negated = text;
      continue;
    }
    const other = others.findIndex(
      (option) => containsWords(said, option) && !isEcho(grading, option) && !containsWords(words, option)
    );
    const doubt =
      other >= 0
        ? `also names the wrong option “${question.distractors![other]}”`
        : TURN.test(said)
          ? 'takes something back with “but”, “however” or “actually”'
          : null;
    return { grade: 'right', rule: 'whole-word', ...(doubt && { doubt }) };
  }
  return negated === null
    ? null
    : { grade: 'wrong', rule: 'negated', doubt: `“${negated}” stands behind a “not”` };
};
