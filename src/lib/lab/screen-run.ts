import type { RunFile } from '../runs/run';
import type { Looked } from './comparison-subject';
import { runShelf } from './run-shelf.svelte';

/** A run on the screen: what other tabs do to it shows, and what a person decides about its answers is kept with it. */
export interface ScreenRun extends Looked {
  /** Its id, also while it is not there; `null` where none is looked at. */
  runId(): string | null;
  /** Puts the run, as it is now, in its place. */
  put(file: RunFile): void;
  /** A copy, which is a person’s own, takes the place of the run that came with the lab. */
  becomes(copy: RunFile): void;
  /** It was removed in another tab. */
  leave(): void | Promise<void>;
}

/** A run on the screen with its answers, once it is there. */
export function fileOn(screen: Looked): RunFile | null {
  const run = screen.run();
  return run && { run, answers: screen.answers() };
}

/** A run on the screen as it is now; where another has taken its place, as it was last. */
export function asNow(screen: ScreenRun, last: RunFile): RunFile {
  return (screen.runId() === last.run.id && fileOn(screen)) || last;
}

/** Whether another tab asks a run on the screen. */
export function isAskedElsewhere(screen: Looked): boolean {
  return !screen.busy() && runShelf.asked.has(screen.run()?.id ?? '');
}

/** Whether answers of a run on the screen come in, from here or from another tab. */
export function comesIn(screen: Looked): boolean {
  return screen.busy() || isAskedElsewhere(screen);
}
