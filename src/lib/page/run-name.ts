import type { Run } from '../runs/run';

/** A name for files of a run that tells set, model, number of questions, seed and day. */
export function runName({ set, plan, createdAt }: Pick<Run, 'set' | 'plan' | 'createdAt'>): string {
  const model = plan.modelId.split('/').at(-1)!;
  const parts = ['run', set.id, model, plan.questionIds.length, `seed${plan.seed}`, createdAt.slice(0, 10)];
  return parts.join('-').replace(/[^\p{L}\p{N}._-]+/gu, '-');
}
