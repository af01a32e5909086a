import { otherWhole, partsOf, sharedPlan, type PartOfRun, type SharedPlan } from './join-shards';

/** Runs that are parts of the same run. */
export interface PartGroup<T> {
  runs: T[];
  /** Numbers of parts. */
  parts: ReturnType<typeof partsOf>;
  /** Of how many. */
  of: number;
  /** Why it is not one with the largest group of the same question set, in words; `null` for that one. */
  apart: string | null;
}

/** Puts runs that can be joined together, the largest group first; runs that are no part, or have not begun, are left out. */
export function partGroups<T extends PartOfRun>(runs: readonly T[]): PartGroup<T>[] {
  const together: [T, ...T[]][] = [];
  for (const run of runs) {
    if (!sharedPlan(run)) continue;
    const group = together.find(([first]) => otherWhole(first, run) === null);
    if (group) group.push(run);
    else together.push([run]);
  }
  together.sort((a, b) => b.length - a.length);
  return together.map((group) => {
    const [first] = group;
    const { setId, shard } = first.plan as SharedPlan;
    const [largest] = together.find(([{ plan }]) => plan.setId === setId)!;
    return {
      runs: group,
      parts: partsOf(group.map(({ plan }) => plan as SharedPlan)),
      of: shard.of,
      apart: largest === first ? null : otherWhole(largest, first)
    };
  });
}
