import { runShelf } from '../lab/run-shelf.svelte';
import type { Question } from '../questions/question';
import type { RunFile } from '../runs/run';
import { workshop } from '../workshop/workshop.svelte';

/** The questions of a room that a run answered by choosing among options, worded alike where the wording is known. */
export function sharedQuestions(
  { run, answers }: RunFile,
  ids: readonly string[],
  questions: readonly Question[] | null
): string[] {
  if (!run.plan.arms.some(({ method }) => method === 'distractors')) return [];
  const wording = (list: readonly Question[]) => new Map(list.map(({ id, text }) => [id, text]));
  const [asked, known] = [wording(run.set.questions), questions && wording(questions)];
  const answered = new Set(answers.map(({ questionId }) => questionId));
  return ids.filter((id) => answered.has(id) && (!known || known.get(id) === asked.get(id)));
}

/**
 * Of this browser's runs and of those that came with the lab, the one that answered most questions of a room; the first of
 * equals, own ones before recorded ones. `null` where none answered any.
 * @param questions of the room's set, `null` where this browser has it not
 */
export async function runForRoom(
  set: string,
  ids: readonly string[],
  questions: readonly Question[] | null
): Promise<RunFile | null> {
  const own = runShelf.runs
    .filter(({ plan }) => plan.setId === set)
    .map(({ id }) => runShelf.load(id).catch(() => null));
  const recorded = (['workshop-run', 'recorded-run'] as const).map((name) => workshop.recorded(name));
  let best: RunFile | null = null;
  let most = 0;
  for (const file of await Promise.all([...own, ...recorded])) {
    if (file?.run.plan.setId !== set) continue;
    const shared = sharedQuestions(file, ids, questions).length;
    if (shared > most) [best, most] = [file, shared];
  }
  return best;
}
