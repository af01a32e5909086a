import type { IDBPObjectStore } from 'idb';
import type { LabSchema } from './database';

/** The stores that hold a part of a run. */
export const RUN_PARTS = ['runs', 'answers', 'grades', 'groupings'] as const;

/** Everything of a run in a store whose key begins with the run's id. */
export function ofRun(id: string): IDBKeyRange {
  return IDBKeyRange.bound([id], [id, []]);
}

/** The order a run gets that comes in now: behind all there are, whatever the clock says. */
export async function nextOrder<Mode extends IDBTransactionMode>(
  runs: IDBPObjectStore<LabSchema, (typeof RUN_PARTS)[number][], 'runs', Mode>
): Promise<number> {
  const newest = await runs.index('order').openKeyCursor(null, 'prev');
  return (newest?.key ?? 0) + 1;
}
