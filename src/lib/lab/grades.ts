import type { Grade } from '../questions/verdict';
import type { GradePlace } from '../runs/graded-replies';
import { overruleKey } from '../runs/run';
import type { GradeChanges } from '../store/runs';
import { keepOwnCopy } from './own-copy';
import { runShelf } from './run-shelf.svelte';
import { asNow, fileOn, type ScreenRun } from './screen-run';
import { trouble } from './trouble.svelte';

/** A person's grade for some answers of a run on the screen; everything follows. `null` takes it back. */
export async function overrule(
  screen: ScreenRun,
  places: readonly GradePlace[],
  grade: Grade | null
): Promise<void> {
  const keys = places.map(({ questionId, armId }) => overruleKey(questionId, armId));
  await changeGrades(
    screen,
    keys.map((key) => [key, grade && { grade, rule: 'person' }] as const)
  );
}

/** Gives and takes back grades of a run on the screen; those not named stay as they are, here and in other tabs. */
export async function changeGrades(screen: ScreenRun, changes: GradeChanges): Promise<void> {
  try {
    const kept = keepOwnCopy(screen);
    const before = fileOn(screen);
    if (!before) return;
    const overrules = { ...before.run.overrules };
    for (const [key, verdict] of changes) {
      if (verdict) overrules[key] = verdict;
      else delete overrules[key];
    }
    const file = { run: { ...before.run, overrules }, answers: before.answers };
    screen.put(file);
    await Promise.all([kept, runShelf.grade(() => asNow(screen, file), changes)]);
  } catch (error) {
    trouble.say(error, 'The grade was not stored: ');
  }
}
