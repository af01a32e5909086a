import type { StoreConnection } from '../store/connection';
import type { RunRecord } from '../store/run-record';
import { listRuns } from '../store/runs';
import { heldLocks } from '../store/tab-lock';
import { recordFault } from './record-fault';
import { entriesOf, mapOf, setOf, withEntry } from './replaced-map';

/** Name of the lock a tab holds while it asks a run. */
export const lockOf = (runId: string) => LOCKS + runId;
const LOCKS = 'run/';

/** The runs that are stored, as they were when last looked at. */
export class ListedRuns {
  stored = $state.raw<RunRecord[]>([]);
  /** Runs taken off the list that can be put back. */
  removed = $state.raw<RunRecord[]>([]);
  /** Why some of the runs cannot be shown, by id. */
  faults = $state.raw(mapOf<string>());
  /** Runs that are being asked, here or in another tab. */
  asked = $state.raw(setOf());

  constructor(private readonly connection: StoreConnection) {}

  /** Looks at the store. Where it fails the list stays as it was: whatever wants the store says what is wrong with it. */
  async refresh(): Promise<void> {
    try {
      const { ready, removed } = await this.connection.use(listRuns);
      this.stored = ready;
      this.removed = removed;
      const found = ready.flatMap((record) => {
        const fault = recordFault(record);
        return fault === null ? [] : [[record.id, fault] as const];
      });
      const known = entriesOf(
        this.faults,
        ready.map(({ id }) => id)
      );
      this.faults = mapOf([...known, ...found]);
    } catch {
      // See above.
    }
  }

  /** Looks at which runs are being asked. */
  async lookAtLocks(): Promise<void> {
    const asked = await heldLocks(LOCKS);
    const same = asked.size === this.asked.size && [...asked].every((id) => this.asked.has(id));
    if (!same) this.asked = asked;
  }

  /** Notes why a run cannot be shown. */
  noteFault(id: string, message: string): void {
    this.faults = withEntry(this.faults, id, message);
  }
}
