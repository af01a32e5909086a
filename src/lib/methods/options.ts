import type { Question } from '../questions/question';
import { shuffled } from '../random/seeded';

/**
 * The right answer among its distractors, in the order the run's seed gives this question, or in the set's own order
 * where the options refer to each other.
 * @throws Error when the question has no distractors
 */
export function optionsOf(question: Question, seed: number): { texts: string[]; gold: number } {
  const distractors = question.distractors ?? [];
  if (distractors.length === 0) throw new Error(`Question ${question.id} has no distractors to choose among`);
  const right = question.answers[0]!;
  if (question.fixedAnswerIndex !== undefined) {
    const gold = Math.min(question.fixedAnswerIndex, distractors.length);
    return { texts: distractors.toSpliced(gold, 0, right), gold };
  }
  const texts = shuffled([right, ...distractors], seed, `options/${question.id}`);
  return { texts, gold: texts.indexOf(right) };
}
