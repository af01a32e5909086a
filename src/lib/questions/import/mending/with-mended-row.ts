import { groupCounts } from '../../editing/groups';
import type { Question } from '../../question';
import type { ImportFault, ImportResult } from '../import-result';

/**
 * The result with the question of a mended row in the place of its fault. It comes behind the others; an id that is taken
 * gets a number.
 */
export function withMendedRow(result: ImportResult, fault: ImportFault, question: Question): ImportResult {
  const taken = new Set(result.questions.map(({ id }) => id));
  let id = question.id;
  for (let n = 2; taken.has(id); n++) id = `${question.id}-${n}`;
  const questions = [...result.questions, { ...question, id }];
  const bare = !question.distractors?.length;
  return {
    ...result,
    questions,
    withDistractors: result.withDistractors + (bare ? 0 : 1),
    groups: [...groupCounts(questions)].map(([name, count]) => ({ name, questions: count })),
    faults: result.faults.filter((other) => other !== fault),
    faultCount: result.faultCount - 1,
    files: result.files.map((file) =>
      file.file === fault.file
        ? {
            ...file,
            questions: file.questions + 1,
            withDistractors: file.withDistractors + (bare ? 0 : 1)
          }
        : file
    )
  };
}
