import { halfOf } from '../calibration/splitting/split';
import type { Arm } from '../methods/arm';
import { fillIn, placeholdersIn } from '../methods/prompt-text';
import type { Question, QuestionSet } from '../questions/question';
import { shuffled } from '../random/seeded';

/** Most worked examples a prompt may hold. */
export const MOST_EXAMPLES = 16;

/**
 * Questions that a run shows with their right answers instead of asking them: of the half that calibrators are fitted on, in
 * the seed's order, so that nothing of the judged half is ever in a prompt.
 * @throws RangeError when the set has too few
 */
export function workedExamples({ questions }: QuestionSet, count: number, seed: number): Question[] {
  if (count === 0) return [];
  // Where a question's own text holds a placeholder, it would be filled in.
  const possible = questions.filter(
    ({ id, text, answers }) => halfOf(id) === 'fit' && placeholdersIn(text + answers[0]).length === 0
  );
  if (possible.length < count) {
    throw new RangeError(
      `${count} worked examples are asked for, and the calibration half of this set has only ${possible.length} questions.`
    );
  }
  return shuffled(possible, seed, 'examples').slice(0, count);
}

/** Whether an arm can be shown worked examples: in completion form, where it asks the bare question. */
export function takesExamples({ form, prompts }: Arm): boolean {
  const asks = prompts.question;
  return form === 'completion' && asks !== undefined && placeholdersIn(asks).join() === 'question';
}

/** An arm whose prompt begins with questions and their right answers, asked as its own question is. */
export function withExamples(arm: Arm, examples: readonly Question[]): Arm {
  if (examples.length === 0 || !takesExamples(arm)) return arm;
  const worked = examples.map(
    ({ text, answers }) => `${fillIn(arm.prompts.question!, text)} ${answers[0]}\n\n`
  );
  return { ...arm, prompts: { ...arm.prompts, question: worked.join('') + arm.prompts.question } };
}
