import { base } from '$app/paths';
import { lab } from '../lab/lab.svelte';
import { runShelf } from '../lab/run-shelf.svelte';
import { questionSets } from '../lab/sets.svelte';
import { reasonOf } from './arrival';
import { thisHome } from './home';
import { openBackup, type OpenedBackup } from './open-backup';
import { takeArrivals, takeBack, type TakenArrival } from './take-arrivals';

/**
 * `looking`: the file is read and compared; `looked`: a person decides; `taking`: it is taken in; `taken`: it is in;
 * `undoing`: it is being taken back; `undone`: it was; `failed`: the file cannot be read.
 */
export type BringingState =
  'none' | 'looking' | 'looked' | 'taking' | 'taken' | 'undoing' | 'undone' | 'failed';

/** The run on the screen as it is now; the newest one where it is gone, or was the one that comes with the lab. */
async function followScreen(): Promise<void> {
  if (lab.busy) return;
  const { run, recorded } = lab;
  if (recorded || !run || !runShelf.runs.some(({ id }) => id === run.id)) await lab.openLast();
  else await lab.open(run.id);
}

/** Bringing a file of everything back. */
class BringingDesk {
  state = $state<BringingState>('none');
  /** Name of the file. */
  name = $state('');
  /** Share that was looked at or taken in, in [0, 1]. */
  fraction = $state(0);
  opened = $state.raw<OpenedBackup | null>(null);
  /** What became of what was taken in. */
  taken = $state.raw<TakenArrival[]>([]);
  /** What went wrong, in words, or `null`. */
  error = $state<string | null>(null);
  private controller = new AbortController();

  /** Whether what is kept here is being changed. */
  get changes(): boolean {
    return this.state === 'taking' || this.state === 'undoing';
  }

  /** Looks at a file: what is in it, and what would become of it. Nothing is changed. */
  async look(file: File): Promise<void> {
    if (this.changes) {
      this.error = `${file.name} was not opened: another file is being ${this.state === 'taking' ? 'brought in' : 'taken back'}.`;
      return;
    }
    this.controller.abort();
    const { signal } = (this.controller = new AbortController());
    this.state = 'looking';
    this.name = file.name;
    this.fraction = 0;
    this.opened = null;
    this.taken = [];
    this.error = null;
    try {
      await questionSets.ready;
      const opened = await openBackup(file, thisHome(new URL(`${base}/`, location.href).href), {
        onProgress: (fraction) => {
          if (!signal.aborted) this.fraction = fraction;
        },
        signal
      });
      if (signal.aborted) return;
      this.opened = opened;
      this.state = 'looked';
    } catch (error) {
      if (signal.aborted) return;
      this.error = reasonOf(error);
      this.state = 'failed';
    }
  }

  /** Takes in what is in the file. */
  async take(): Promise<void> {
    const { opened } = this;
    if (!opened || this.state !== 'looked') return;
    const { signal } = (this.controller = new AbortController());
    this.state = 'taking';
    this.fraction = 0;
    this.taken = await takeArrivals(opened.arrivals, {
      onProgress: (done) => (this.fraction = done / Math.max(1, opened.arrivals.length)),
      signal
    });
    this.state = 'taken';
    if (this.taken.some(({ undo }) => undo !== null)) await followScreen();
  }

  /** Takes back what came in. */
  async undo(): Promise<void> {
    if (this.state !== 'taken') return;
    this.state = 'undoing';
    const faults = await takeBack(this.taken);
    this.state = 'undone';
    this.error = faults.length > 0 ? faults.join(' ') : null;
    await followScreen();
  }

  /** Breaks off looking, which forgets the file, or taking in, where what is in stays. */
  cancel(): void {
    this.controller.abort();
    if (this.state === 'looking') this.state = 'none';
  }

  /** Forgets the file. */
  close(): void {
    if (this.changes) return;
    this.controller.abort();
    this.state = 'none';
    this.opened = null;
    this.taken = [];
    this.error = null;
  }
}

/** The page's bringing. */
export const bringingDesk = new BringingDesk();
