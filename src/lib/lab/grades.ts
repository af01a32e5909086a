import type { Grade } from '../questions/verdict';
import type { GradePlace } from '../runs/graded-replies';
import { overruleKey } from '../runs/run';
import type { GradeChanges } from '../store/runs';
import { keepOwnCopy } from './own-copy';
import { runShelf } from './run-shelf.svelte';
import { asNow, fileOn, type ScreenRun } from './screen-run';
import { trouble } from './trouble.svelte';

/**
 * A person's grade for some answers of a run on the screen; everything follows. `null` takes it back.
 * @returns id of the run that was graded, see `changeGrades`
 */
export async function overrule(
  screen: ScreenRun,
  places: readonly GradePlace[],
  grade: Grade | null
): Promise<string | null> {
  const keys = places.map(({ questionId, armId }) => overruleKey(questionId, armId));
  return changeGrades(
    screen,
    keys.map((key) => [key, grade && { grade, rule: 'person' }] as const)
  );
}

/**
 * Gives and takes back grades of a run on the screen; those not named stay as they are, here and in other tabs.
 * @returns id of the run that was graded: that of its copy where it is the recorded one; `null` where there is none
 */
export async function changeGrades(screen: ScreenRun, changes: GradeChanges): Promise<string | null> {
  let changed: string | null = null;
  try {
    const kept = keepOwnCopy(screen);
    const before = fileOn(screen);
    if (!before) return null;
    const overrules = { ...before.run.overrules };
    for (const [key, verdict] of changes) {
      if (verdict) overrules[key] = verdict;
      else delete overrules[key];
    }
    const file = { run: { ...before.run, overrules }, answers: before.answers };
    screen.put(file);
    changed = file.run.id;
    await Promise.all([kept, runShelf.grade(() => asNow(screen, file), changes)]);
  } catch (error) {
    trouble.say(error, 'The grade was not stored: ');
  }
  return changed;
}
