import { readRunFile } from '../runs/file/read';
import { freshRunId } from '../runs/run-id';
import type { RunFile } from '../runs/run';
import { keepOpened, undoJoin, type OpenedRun } from '../store/opened-run';
import { byQuestion, inPlanOrder } from '../store/run-record';
import { clearRun, putBackRun, removeRun } from '../store/runs';
import { mayWorkLater, storeError } from '../store/store-error';
import { whileLocked } from '../store/tab-lock';
import { lockOf } from './listed-runs.svelte';
import { runShelf, type ListedRun, type RunShelf } from './run-shelf.svelte';

/** What opening a file did, for a notice with a way back. */
export interface OpenedNotice extends OpenedRun {
  title: string;
}

/** Runs that come onto the shelf as files and are taken off it, each with a way back. */
export class RunMoves {
  /** The run taken off the list last, and the file opened last, until the notice is closed. */
  lastRemoved = $state.raw<ListedRun | null>(null);
  lastOpened = $state.raw<OpenedNotice | null>(null);

  constructor(private readonly shelf: RunShelf) {}

  /**
   * Reads a run's file and stores it: beside what is here, or joined with it.
   * @returns the run as it is now
   * @throws Error in words when the file cannot be read; then nothing changes
   */
  async open(blob: Blob): Promise<RunFile> {
    const file = await readRunFile(blob);
    const { id } = file.run;
    const keep = (asked: boolean) => this.shelf.store.use((db) => keepOpened(db, file, asked));
    try {
      const locked = await whileLocked(lockOf(id), () => keep(false));
      const opened = locked.taken ? locked.result : await keep(true);
      this.lastOpened = { ...opened, title: file.run.title };
      await this.shelf.changed(opened.id);
      // What was just read needs no second reading from the store.
      if (opened.how === 'new') {
        const answers = inPlanOrder(file.run.plan, byQuestion(file.answers));
        return { run: { ...file.run, id: opened.id }, answers };
      }
      return (await this.shelf.load(opened.id)) ?? file;
    } catch (error) {
      if (!mayWorkLater(error)) throw error;
      if (this.shelf.runs.some((each) => each.id === id)) throw storeError(error, 'Nothing was changed.');
      // It is shown all the same, and stored once it can be.
      const run = { ...file.run, id: freshRunId(id, []) };
      await this.shelf.add({ ...file, run });
      return { ...file, run };
    }
  }

  /** Takes back what opening the last file did. */
  async undoOpen(): Promise<void> {
    const opened = this.lastOpened;
    if (!opened) return;
    this.lastOpened = null;
    if (opened.how === 'join') await this.shelf.store.use((db) => undoJoin(db, opened));
    else if (opened.how !== 'same') await this.shelf.store.use((db) => removeRun(db, opened.id));
    await this.shelf.changed(opened.id);
  }

  /**
   * Takes a run off the list; it can be put back.
   * @throws Error in words when it is being asked, or the store fails
   */
  async remove(id: string): Promise<void> {
    const locked = await whileLocked(lockOf(id), async () => {
      this.shelf.forget(id);
      return this.shelf.store.use((db) => removeRun(db, id));
    });
    if (!locked.taken)
      throw new Error(
        'This run is being asked in another tab, so it cannot be removed. Pause it there first.'
      );
    this.lastRemoved = locked.result;
    await this.shelf.changed(id);
  }

  /** Puts a removed run back as it was. */
  async putBack(id: string): Promise<void> {
    await this.shelf.store
      .use((db) => putBackRun(db, id))
      .catch((error) => {
        throw storeError(error, 'Nothing was changed: the run can be put back once there is room.');
      });
    if (this.lastRemoved?.id === id) this.lastRemoved = null;
    await this.shelf.changed(id);
  }

  /** Deletes a removed run for good. */
  async clear(id: string): Promise<void> {
    await this.shelf.store.use((db) => clearRun(db, id));
    if (this.lastRemoved?.id === id) this.lastRemoved = null;
    await this.shelf.changed(id);
    await this.shelf.again();
  }
}

/** The page's moves. */
export const runMoves = new RunMoves(runShelf);
