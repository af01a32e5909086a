import type { Run } from './run';

type Named = Pick<Run, 'set' | 'plan' | 'createdAt'>;

const asName = (parts: readonly (string | number)[]) => parts.join('-').replace(/[^\p{L}\p{N}._-]+/gu, '-');

/** A name for files of a run that tells set, model, number of questions, seed and day. */
export function runName(run: Named): string {
  return fileName('run', run);
}

/**
 * A name for a file about a run: what it is, the run, and what of it.
 * @param what first word, `reliability` say
 * @param of the row, where it is about one
 */
export function fileName(what: string, { set, plan, createdAt }: Named, of?: string): string {
  const model = plan.modelId.split('/').at(-1)!;
  const { shard } = plan;
  const many = shard ? `part${shard.parts.join('+')}of${shard.of}` : plan.questionIds.length;
  const parts = [what, set.id, model, many, `seed${plan.seed}`, createdAt.slice(0, 10)];
  return asName(of === undefined ? parts : [...parts, of]);
}
