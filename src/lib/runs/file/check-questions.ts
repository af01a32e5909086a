import type { Run } from '../run';
import { checkUnique, RunFileError } from './checked';

/** Checks that the questions a plan asks are there, each once. @throws RunFileError */
export function checkQuestions({ plan, set }: { plan: { questionIds: string[] } } & Pick<Run, 'set'>): void {
  checkUnique(plan.questionIds, 'run.plan.questionIds');
  const ids = set.questions.map(({ id }) => id);
  checkUnique(ids, 'run.set.questions');
  const there = new Set(ids);
  const missing = plan.questionIds.find((id) => !there.has(id));
  if (missing !== undefined)
    throw new RunFileError(`run.plan.questionIds: “${missing.slice(0, 200)}” is none of the run's questions`);
}
