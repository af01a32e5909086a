import { containsWords, normalise } from '../questions/grading/normalise';
import type { Question } from '../questions/question';

type Known = Pick<Question, 'text' | 'answers'>;

/**
 * Which of some known questions tell another one itself or its answer, by whole words. An answer that two or more of them
 * have, as “yes”, names nothing: were all of those left out, the others would tell it.
 */
export function tellsOwn(known: readonly Known[], asked: Known): boolean[] {
  const plain = known.map(({ text, answers }) => ({
    text: normalise(text),
    answers: answers.map(normalise)
  }));
  const holds = ({ text, answers }: (typeof plain)[number], part: string) =>
    [text, ...answers].some((each) => containsWords(each, part));
  const itself = normalise(asked.text);
  const others = plain.filter((each) => !holds(each, itself));
  const telling = asked.answers
    .map(normalise)
    .filter((answer) => others.filter(({ answers }) => answers.includes(answer)).length < 2);
  return plain.map((each) => holds(each, itself) || telling.some((answer) => holds(each, answer)));
}
