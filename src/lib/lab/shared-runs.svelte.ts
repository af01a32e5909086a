import { joinShards, type JoinedShards } from '../runs/join-shards';
import { partGroups, type PartGroup } from '../runs/part-groups';
import { runStamp } from '../runs/plan';
import type { RunFile } from '../runs/run';
import { runMoves } from './run-moves.svelte';
import { runShelf, type ListedRun } from './run-shelf.svelte';
import { trouble } from './trouble.svelte';

/** Runs that several machines shared out: their parts in this browser, and one run of all. */
class SharedRuns {
  /** Parts that go together, by the run they are of; in the order of coming. */
  readonly groups: PartGroup<ListedRun>[] = $derived(
    partGroups(runShelf.runs.filter(({ id }) => !runShelf.faults.has(id)).toReversed())
  );
  /** What was joined last, until it is closed. */
  last = $state.raw<JoinedShards | null>(null);
  busy = $state(false);

  /** Whether a run is a part that stands in a group. */
  isPart(id: string): boolean {
    return this.groups.some(({ runs }) => runs.some((run) => run.id === id));
  }

  /**
   * Makes one run of a group's parts and keeps it. The parts that went into it are taken off the list, and can be put back;
   * what could not be joined stays on it.
   */
  async join({ runs }: PartGroup<ListedRun>): Promise<void> {
    this.busy = true;
    trouble.clear();
    try {
      const files: RunFile[] = [];
      // What was joined before comes first: a part that it contradicts was refused then, and is again.
      const larger = runs.toSorted((a, b) => b.plan.shard!.parts.length - a.plan.shard!.parts.length);
      for (const { id } of larger) {
        const file = await runShelf.load(id);
        if (file) files.push(file);
      }
      const joined = joinShards(files, runStamp());
      await runShelf.add(joined.file);
      this.last = joined;
      const refused = new Set(joined.refused.map(({ file }) => file.run.id));
      await runMoves.takeOff(files.map(({ run }) => run.id).filter((id) => !refused.has(id)));
    } catch (error) {
      trouble.say(error, 'The parts were not joined: ');
    } finally {
      this.busy = false;
    }
  }
}

/** The page's shared-out runs. */
export const sharedRuns = new SharedRuns();
