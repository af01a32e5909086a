import type { Question } from '../questions/question';

const inOneLine = (text: string) => text.trim().replace(/\s+/g, ' ');

/**
 * Questions with their accepted answers as a text that a person can read and edit: the question, each answer on a line behind
 * “=”, and an empty line between two.
 */
export function knownText(questions: readonly Question[]): string {
  return questions
    .map(({ text, answers }) =>
      [inOneLine(text), ...answers.map((each) => `= ${inOneLine(each)}`)].join('\n')
    )
    .join('\n\n');
}

/**
 * The questions of such a text. Left out are those without an answer, and those that hold the words of the question being
 * asked or an answer of it, so that none is told its own.
 */
export function knownQuestions(text: string, asked: Question): Question[] {
  const own = [asked.text, ...asked.answers].map(inOneLine).filter((part) => part !== '');
  return text.split(/\n\s*\n/).flatMap((block, i) => {
    const [question = '', ...lines] = block.trim().split('\n');
    const answers = lines.filter((line) => line.startsWith('= ')).map((line) => line.slice(2).trim());
    const told = own.some((part) => [question, ...answers].some((each) => each.includes(part)));
    return question === '' || answers.length === 0 || told
      ? []
      : [{ id: `known-${i}`, text: question, answers }];
  });
}
