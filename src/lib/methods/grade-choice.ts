import { gradeReply } from '../questions/grading';
import { containsWords, normalise } from '../questions/grading/normalise';
import type { Question } from '../questions/question';
import type { Verdict } from '../questions/verdict';
import { namedLetters } from './named-letters';
import { LETTERS } from './prompt-text';

const SEVERAL: Verdict = { grade: 'unparsed', rule: 'several-options' };

/** Whether a reply begins with an option's own text, which is more than a letter. */
function beginsWithText(reply: string, options: readonly string[]): boolean {
  const said = `${normalise(reply)} `;
  return options.some((option) => {
    const words = normalise(option);
    return words.length > 1 && said.startsWith(`${words} `);
  });
}

/** The options whose text stands in a reply, but for those that are only part of another one (“fish” in “flying fish”). */
function optionsInText(
  reply: string,
  options: readonly string[],
  gold: number,
  question: Question
): number[] {
  const words = options.map(normalise);
  const named = options.flatMap((option, i) => {
    const asGold = i === gold ? question : { ...question, answers: [option] };
    return gradeReply(reply, asGold).grade === 'right' ? [i] : [];
  });
  return named.filter(
    (i) => !named.some((j) => words[j] !== words[i] && containsWords(words[j]!, words[i]!))
  );
}

/**
 * Grades a free reply to shown options: a letter that the reply begins with or says is its answer decides; otherwise it
 * must name exactly one option, by the same rules as a free answer. Unparsed where it names several, or a letter beside
 * the text of another option.
 * @param gold index of the right option
 */
export function gradeChoice(
  reply: string,
  options: readonly string[],
  gold: number,
  question: Question
): Verdict {
  const isOption = ({ letter }: { letter: string }) => LETTERS.indexOf(letter) < options.length;
  const letters = beginsWithText(reply, options) ? [] : namedLetters(reply).filter(isOption);
  if (letters.length > 1) return SEVERAL;
  const [only] = letters;
  if (only) {
    const { letter, end } = only;
    const index = LETTERS.indexOf(letter);
    const behind = reply.slice(end);
    // “B. Lyon” where B is Paris, and “B” where another option is the letter itself.
    const isText = options.some((option, i) => i !== index && option.trim() === letter);
    const isAnother =
      !beginsWithText(behind, [options[index]!]) &&
      beginsWithText(
        behind,
        options.filter((_, i) => i !== index)
      );
    if (isText || isAnother) return SEVERAL;
    return { grade: index === gold ? 'right' : 'wrong', rule: 'option-letter' };
  }
  const verdict = gradeReply(reply, question);
  const named = optionsInText(reply, options, gold, question);
  if (verdict.grade !== 'right' || named.length === 0) return verdict;
  if (named.length > 1) return SEVERAL;
  return named[0] === gold ? verdict : { grade: 'wrong', rule: 'no-match' };
}
