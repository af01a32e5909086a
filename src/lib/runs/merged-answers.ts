import type { StoredAnswers } from './run';

/** Answers of two holders of the same run, each question's once, in the plan's order; the first's count. */
export function mergedAnswers(
  questionIds: readonly string[],
  first: readonly StoredAnswers[],
  second: readonly StoredAnswers[]
): StoredAnswers[] {
  const there = new Set(first.map(({ questionId }) => questionId));
  const added = second.filter(({ questionId }) => !there.has(questionId));
  const place = new Map(questionIds.map((id, i) => [id, i]));
  return [...first, ...added].sort((a, b) => place.get(a.questionId)! - place.get(b.questionId)!);
}
