/** Where a row stands in a comparison. */
export interface RowPlace {
  /** Unique among the rows of all its runs. */
  key: string;
  /** Short name of the row's run; `null` where only one run is compared. */
  run: string | null;
}

/** What tells a row among those of several runs: its run, and its key there. */
export interface RowOfRun {
  key: string;
  run: { id: string };
}

/** Places of rows in a comparison. */
export type Placing = (row: RowOfRun) => RowPlace;

/** The place of a row where one run alone is compared. */
export const alone: Placing = ({ key }) => ({ key, run: null });

const NUMBERED = /^\d+:/;

/**
 * Key of a row in a comparison of several runs: that in its run, behind the number of the run. The first run's rows keep
 * theirs, so that an address of one run stays as it is.
 * @param number of the run in the comparison, from 1
 * @param key in the run
 */
export function keyAt(number: number, key: string): string {
  return number === 1 && !NUMBERED.test(key) ? key : `${number}:${key}`;
}

/** Whether a key is of the run of a number. */
export function isOfRun(number: number, key: string): boolean {
  return key.startsWith(`${number}:`) || (number === 1 && !NUMBERED.test(key));
}

/** What tells an arm among those of several runs. */
interface ArmOfRun {
  run: { id: string };
  arm: { id: string };
}

/** Key of a row's arm among the arms of several runs. */
export function armKey({ run, arm }: ArmOfRun): string {
  return JSON.stringify([run.id, arm.id]);
}

/** What belongs to rows, in groups, one an arm of a run; in the order it comes. */
export function byArm<T>(all: readonly T[], rowOf: (one: T) => ArmOfRun): [T, ...T[]][] {
  const arms = new Map<string, [T, ...T[]]>();
  for (const one of all) {
    const key = armKey(rowOf(one));
    const own = arms.get(key);
    if (own) own.push(one);
    else arms.set(key, [one]);
  }
  return [...arms.values()];
}
