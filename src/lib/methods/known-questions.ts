import type { Question } from '../questions/question';
import { tellsOwn } from './tells-own';

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
 * The questions of such a text. Left out are those without an answer, and those that tell the question being asked itself or
 * its answer.
 */
export function knownQuestions(text: string, asked: Question): Question[] {
  const known = text.split(/\n\s*\n/).flatMap((block, i) => {
    const [question = '', ...lines] = block.trim().split('\n');
    const answers = lines.filter((line) => line.startsWith('= ')).map((line) => line.slice(2).trim());
    return question === '' || answers.length === 0 ? [] : [{ id: `known-${i}`, text: question, answers }];
  });
  const told = tellsOwn(known, asked);
  return known.filter((_, i) => !told[i]);
}
