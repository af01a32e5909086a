import type { StoreConnection } from './connection';
import type { LabDatabase } from './database';
import { InTurn } from './in-turn';
import { mayWorkLater } from './store-error';

/** Something to be written. It may be tried more than once, so it reads what is there first. */
export interface Write {
  /** The run it belongs to. */
  runId: string;
  /** Whether it is what a question gave: what is on the screen and not stored is counted by these. */
  answers: boolean;
  write(db: LabDatabase): Promise<void>;
}

/**
 * Writes in the order they come, one at a time. One that finds no room, or no store, waits and is tried again before the
 * next one and whenever it is asked to; those behind it wait too, so that nothing is written out of its order.
 */
export class WriteQueue {
  /** Why those that wait do so. */
  problem: unknown = null;
  private waiting: Write[] = [];
  private readonly turns = new InTurn();

  constructor(
    private readonly connection: StoreConnection,
    private readonly onchange: () => void = () => {},
    /** Told of something that waited and can no longer be written: its run was removed, say. */
    private readonly onlost: (error: unknown) => void = () => {}
  ) {}

  /** Those that wait, of a run or of all. */
  waitingFor(runId?: string): readonly Write[] {
    return runId === undefined ? this.waiting : this.waiting.filter((each) => each.runId === runId);
  }

  /**
   * Writes, after what waits.
   * @returns whether it is stored; where it is not, it waits
   * @throws whatever it throws that waiting does not mend; then it does not wait
   */
  write(write: Write): Promise<boolean> {
    return this.turns.do(async () => {
      if (await this.flushNow()) {
        try {
          await this.connection.use((db) => write.write(db));
          return true;
        } catch (error) {
          if (!mayWorkLater(error)) throw error;
          this.problem = error;
        }
      }
      this.waiting = [...this.waiting, write];
      this.onchange();
      return false;
    });
  }

  /** Resolves when what came by now is stored, or waits. */
  written(): Promise<void> {
    return this.turns.do(async () => {});
  }

  /** Tries again what waits. Returns whether all of it is stored. */
  flush(): Promise<boolean> {
    return this.turns.do(() => this.flushNow());
  }

  /** Gives up what waits for a run. */
  forget(runId: string): void {
    this.waiting = this.waiting.filter((each) => each.runId !== runId);
    this.onchange();
  }

  private async flushNow(): Promise<boolean> {
    for (let first = this.waiting[0]; first; first = this.waiting[0]) {
      try {
        await this.connection.use((db) => first.write(db));
      } catch (error) {
        if (mayWorkLater(error)) {
          this.problem = error;
          this.onchange();
          return false;
        }
        this.onlost(error);
      }
      // It may have been given up while it was written.
      this.waiting = this.waiting.filter((each) => each !== first);
      if (this.waiting.length === 0) this.problem = null;
      this.onchange();
    }
    return true;
  }
}
