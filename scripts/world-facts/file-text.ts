import type { QuestionSet } from '../../src/lib/questions/question';

/** A question set as its file: one question a line, so that a change reads as a change of questions. */
export function fileText({ questions, ...head }: QuestionSet): string {
  const lines = questions.map((question) => `  ${JSON.stringify(question)}`).join(',\n');
  return `${JSON.stringify(head, null, 2).slice(0, -2)},\n  "questions": [\n${lines}\n  ]\n}\n`;
}
