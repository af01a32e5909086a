import { joinShards, type JoinedShards } from '../runs/join-shards';
import { partGroups, type PartGroup } from '../runs/part-groups';
import { runStamp } from '../runs/plan';
import type { RunFile } from '../runs/run';
import { comparedRuns } from './compared-runs.svelte';
import { lab } from './lab.svelte';
import { runMoves } from './run-moves.svelte';
import { runShelf, type ListedRun } from './run-shelf.svelte';
import { trouble } from './trouble.svelte';

/** Runs that several machines shared out: their parts in this browser, and one run of all. */
class SharedRuns {
  /** Parts that go together, by the run they are of; in the order of coming. */
  readonly groups: PartGroup<ListedRun>[] = $derived(
    partGroups(runShelf.runs.filter(({ id }) => !runShelf.faults.has(id)).toReversed())
  );
  /** What was joined last, and how many parts are off the list, until it is closed. */
  last = $state.raw<(JoinedShards & { off: number }) | null>(null);
  busy = $state(false);

  /** Whether a run is a part that stands in a group. */
  isPart(id: string): boolean {
    return this.groups.some(({ runs }) => runs.some((run) => run.id === id));
  }

  /** Takes parts off the list. Returns those that are. */
  private async takeOff(ids: readonly string[]): Promise<string[]> {
    await runMoves.takeOff(ids).catch((error) => trouble.say(error, 'Some parts stay on the list: '));
    return ids.filter((id) => !runShelf.runs.some((run) => run.id === id));
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
      const stored = await runShelf.add(joined.file);
      const refused = new Set(joined.refused.map(({ file }) => file.run.id));
      // While what is joined is not stored, the parts are all there is.
      const parts = stored ? files.map(({ run }) => run.id).filter((id) => !refused.has(id)) : [];
      const off = await this.takeOff(parts);
      this.last = { ...joined, off: off.length };
      for (const id of off) comparedRuns.forget(id);
      if (lab.run && off.includes(lab.run.id)) await lab.open(joined.file.run.id);
    } catch (error) {
      trouble.say(error, 'The parts were not joined: ');
    } finally {
      this.busy = false;
    }
  }
}

/** The page's shared-out runs. */
export const sharedRuns = new SharedRuns();
