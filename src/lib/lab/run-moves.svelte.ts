import { readRunFileBeside } from '../runs/file/read-beside';
import { freshRunId } from '../runs/run-id';
import type { RunFile } from '../runs/run';
import { foreseeOpened, keepOpened, undoJoin, type ForeseenRun, type OpenedRun } from '../store/opened-run';
import { byQuestion, inPlanOrder } from '../store/run-record';
import { clearRun, putBackRun, removeRun } from '../store/runs';
import { mayWorkLater, storeError } from '../store/store-error';
import { isLocked, whileLocked } from '../store/tab-lock';
import { lockOf } from './listed-runs.svelte';
import { runShelf, type ListedRun, type RunShelf } from './run-shelf.svelte';

/** What opening a file did, for a notice with a way back. */
export interface OpenedNotice extends OpenedRun {
  title: string;
}

/** From so many questions on, storing a run takes long enough to be noticed. */
const LONG_TO_STORE = 500;

/** Shows a run that is not stored yet. */
type ShowFirst = (file: RunFile) => Promise<void>;

/** A run under an id, its answers in the plan's order. */
const inOrder = ({ run, answers }: RunFile, id: string): RunFile => ({
  run: { ...run, id },
  answers: inPlanOrder(run.plan, byQuestion(answers))
});

/** Runs that come onto the shelf as files and are taken off it, each with a way back. */
export class RunMoves {
  /** The run taken off the list last, and the file opened last, until the notice is closed. */
  lastRemoved = $state.raw<ListedRun | null>(null);
  lastOpened = $state.raw<OpenedNotice | null>(null);
  /** Ids of runs that are shown and still being stored. */
  storing = $state.raw<readonly string[]>([]);

  constructor(private readonly shelf: RunShelf) {}

  /**
   * Reads a run's file and stores it: beside what is here, or joined with it.
   * @param read told what is in it, as far as it is read, before it is stored
   * @param showFirst shows it before it is stored, where that takes long and it is new here
   * @returns the run as it is now; the very one that was shown first, where that is still so
   * @throws Error in words when the file cannot be read; then nothing changes
   */
  async open(
    blob: Blob,
    read: (file: RunFile) => void = () => {},
    showFirst: ShowFirst | null = null
  ): Promise<RunFile> {
    return this.keep(await readRunFileBeside(blob, read), showFirst);
  }

  /**
   * Stores a run that came from outside: beside what is here, or joined with it.
   * @param showFirst shows it before it is stored, where that takes long and it is new here
   * @returns the run as it is now; the very one that was shown first, where that is still so
   * @throws Error in words when the store fails for good and nothing was shown; then nothing changes
   */
  async keep(file: RunFile, showFirst: ShowFirst | null = null): Promise<RunFile> {
    const shown = showFirst && file.answers.length >= LONG_TO_STORE ? await this.asNew(file) : null;
    if (!shown) return this.stored(file, null);
    this.storing = [...this.storing, shown.run.id];
    try {
      await showFirst!(shown);
      return await this.stored(file, shown);
    } finally {
      this.storing = this.storing.filter((id) => id !== shown.run.id);
    }
  }

  /** A run as it will be stored, where it is not here; `null` where it is, or that cannot be known. */
  private async asNew(file: RunFile): Promise<RunFile | null> {
    const { id } = await this.foresee(file).catch(() => ({ id: undefined }));
    return id === undefined ? null : inOrder(file, id);
  }

  /** @param shown the run as it is on the screen */
  private async stored(file: RunFile, shown: RunFile | null): Promise<RunFile> {
    const { id } = file.run;
    try {
      const opened = await this.put(shown ?? file);
      this.lastOpened = { ...opened, title: file.run.title };
      if (shown && opened.how === 'new' && opened.id === shown.run.id) return shown;
      // What was just read needs no second reading from the store.
      if (opened.how === 'new') return inOrder(file, opened.id);
      // One that is gone by now is never shown as another of its old id.
      return (await this.shelf.load(opened.id)) ?? inOrder(file, opened.id);
    } catch (error) {
      if (!shown && !mayWorkLater(error)) throw error;
      if (!shown && this.shelf.runs.some((each) => each.id === id))
        throw storeError(error, 'Nothing was changed.');
      // It is shown all the same, and stored once it can be.
      const kept = shown ?? { ...file, run: { ...file.run, id: freshRunId(id, []) } };
      await this.shelf.add(kept);
      return kept;
    }
  }

  /**
   * Stores a run that came from outside: beside what is here, or joined with it. Nothing is shown.
   * @param removed whether it comes in off the list
   * @throws whatever the store throws; then nothing changes
   */
  async put(file: RunFile, removed = false): Promise<OpenedRun> {
    const keep = (asked: boolean) => this.shelf.store.use((db) => keepOpened(db, file, asked, removed));
    const locked = await whileLocked(lockOf(file.run.id), () => keep(false));
    const opened = locked.taken ? locked.result : await keep(true);
    await this.shelf.changed(opened.id, opened.how === 'join' || opened.putBack);
    return opened;
  }

  /** What `put` would do. */
  async foresee(file: RunFile, removed = false): Promise<ForeseenRun> {
    const asked = (await isLocked(lockOf(file.run.id))) === true;
    return this.shelf.store.use((db) => foreseeOpened(db, file, asked, removed));
  }

  /** Takes back what opening the last file did. */
  async undoOpen(): Promise<void> {
    const opened = this.lastOpened;
    if (!opened) return;
    this.lastOpened = null;
    await this.undo(opened);
  }

  /**
   * Takes back what storing a run that came from outside did.
   * @param removed whether it came in off the list; where it still is, it goes for good
   */
  async undo(opened: OpenedRun, removed = false): Promise<void> {
    const { id, how, putBack } = opened;
    await this.shelf.store.use(async (db) => {
      if (how === 'join' || putBack) return undoJoin(db, opened);
      if (how === 'same') return;
      if (removed && (await db.get('runs', id))?.removed) await clearRun(db, id);
      else await removeRun(db, id);
    });
    await this.shelf.changed(id, how === 'join' && !putBack);
  }

  /**
   * Takes a run off the list; it can be put back.
   * @throws Error in words when it is being asked, or the store fails
   */
  async remove(id: string): Promise<void> {
    const locked = await this.hide(id);
    if (!locked.taken)
      throw new Error('This run is under way in another tab, so it cannot be removed. Pause it there first.');
    this.lastRemoved = locked.result;
    await this.shelf.changed(id);
  }

  /** Takes runs that are not being asked off the list; they can be put back. */
  async takeOff(ids: readonly string[]): Promise<void> {
    for (const id of ids) if ((await this.hide(id)).taken) await this.shelf.changed(id);
  }

  private hide(id: string) {
    return whileLocked(lockOf(id), async () => {
      this.shelf.forget(id);
      return this.shelf.store.use((db) => removeRun(db, id));
    });
  }

  /** Puts a removed run back as it was. */
  async putBack(id: string): Promise<void> {
    await this.shelf.store
      .use((db) => putBackRun(db, id))
      .catch((error) => {
        throw storeError(error, 'Nothing was changed: the run can be put back once there is room.');
      });
    if (this.lastRemoved?.id === id) this.lastRemoved = null;
    await this.shelf.changed(id, true);
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
