import { runStamp } from '../runs/plan';
import { runShelf } from './run-shelf.svelte';
import { fileOn, type ScreenRun } from './screen-run';

/**
 * Where a run on the screen is the recorded one, which is nobody's, a copy takes its place and is stored: what a person decides
 * is kept with it. The copy is on the screen at once; resolves when it is stored.
 */
export async function keepOwnCopy(screen: ScreenRun): Promise<void> {
  const recorded = screen.recorded() ? fileOn(screen) : null;
  if (!recorded) return;
  const { title, ...rest } = recorded.run;
  const { id } = runStamp();
  const run = { ...rest, id: `graded-${id}`, title: `${title} · graded` };
  const copy = { run, answers: recorded.answers };
  screen.becomes(copy);
  await runShelf.add(copy);
}
