import type { Question } from '../question';

/** Number of questions by group, in order of appearance; those without a group are not in it. */
export function groupCounts(questions: Iterable<Question>): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { group } of questions) if (group) counts.set(group, (counts.get(group) ?? 0) + 1);
  return counts;
}
