import type { RunFile } from '../runs/run';
import type { StoreConnection } from '../store/connection';
import type { LabDatabase } from '../store/database';
import { addRun } from '../store/runs';
import { RunGone, storeError } from '../store/store-error';
import { WriteQueue } from '../store/write-queue';
import { entriesOf, mapOf, withEntry } from './replaced-map';
import { trouble } from './trouble.svelte';

/** What is written of runs, and the runs of which something waits to be, as they are on the screen. */
export class WaitingRuns {
  private held = $state.raw(mapOf<RunFile>());
  /** Why something waits, in words, or `null` when all is stored. */
  problem = $state<string | null>(null);
  /** Runs of which something is not stored. */
  readonly files: RunFile[] = $derived([...this.held.values()]);

  private readonly queue: WriteQueue;

  /** @param onChange called when something begins to wait, or all is stored */
  constructor(
    connection: StoreConnection,
    private readonly onChange: () => void
  ) {
    this.queue = new WriteQueue(
      connection,
      () => this.queueChanged(),
      (error) => trouble.say(error, 'Something waiting to be stored was not: ')
    );
  }

  private queueChanged(): void {
    const waiting = this.queue.waitingFor();
    this.held = entriesOf(
      this.held,
      waiting.map(({ runId }) => runId)
    );
    this.problem =
      waiting.length === 0
        ? null
        : storeError(this.queue.problem, 'What is on the screen stays there.').message;
    this.onChange();
  }

  /** A run of which something waits, as it is on the screen. */
  get(runId: string): RunFile | undefined {
    return this.held.get(runId);
  }

  /** How many answers of a run are not stored, and whether something else of it is not. */
  unstored(runId: string): { answers: number; any: boolean } {
    // Read, so that who shows it follows.
    if (!this.held.has(runId)) return { answers: 0, any: false };
    const waiting = this.queue.waitingFor(runId);
    return { answers: waiting.filter(({ answers }) => answers).length, any: waiting.length > 0 };
  }

  /**
   * Writes something of a run, now or once it can be. Where the run is gone with the site's data, all of it is stored again.
   * @param whole the run as it is on the screen
   * @param answers whether it is what a question gave
   * @returns whether it is stored by now
   * @throws RunGone when the run was removed in another tab
   */
  async write(
    whole: () => RunFile,
    write: (db: LabDatabase) => Promise<unknown>,
    answers: boolean
  ): Promise<boolean> {
    const runId = whole().run.id;
    const stored = await this.queue.write({
      runId,
      answers,
      write: async (db) => {
        try {
          await write(db);
        } catch (error) {
          if (!(error instanceof RunGone) || error.how !== 'missing') throw error;
          await addRun(db, whole());
          await write(db);
        }
      }
    });
    if (!stored) {
      this.held = withEntry(this.held, runId, whole());
      this.queueChanged();
    }
    return stored;
  }

  /** Resolves when what was to be written by now is stored, or waits. */
  written(): Promise<void> {
    return this.queue.written();
  }

  /** Tries again to store what waits. @returns the runs that waited when all of it is stored, else `null` */
  async flush(): Promise<string[] | null> {
    const waited = [...this.held.keys()];
    return (await this.queue.flush()) ? waited : null;
  }

  /** Gives up what waits of a run. */
  forget(runId: string): void {
    this.queue.forget(runId);
  }
}
