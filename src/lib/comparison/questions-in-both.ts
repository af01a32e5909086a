import type { RunPlan } from '../runs/run';

type Asked = Pick<RunPlan, 'setId' | 'questionIds'>;

/** How many questions two runs have in common, as far as their plans tell: the same set and the same id. */
export function questionsInBoth(a: Asked, b: Asked): number {
  if (a.setId !== b.setId) return 0;
  const asked = new Set(a.questionIds);
  return new Set(b.questionIds.filter((id) => asked.has(id))).size;
}
