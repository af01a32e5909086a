import type { IDBPTransaction } from 'idb';
import type { GradeRecord } from './run-record';

type Records = Record<string, unknown>[];

/**
 * Until version 3 a run's grades stood in its record and runs were ordered by the clock; a run could have the id
 * `recorded`, by which the one that comes with the lab is known. Records that are not as they should be are carried over as
 * they are.
 */
export async function upgradeRuns(tx: IDBPTransaction<unknown, string[], 'versionchange'>): Promise<void> {
  const runs = tx.objectStore('runs');
  const all = (await runs.getAll()) as Records;
  all.sort((a, b) => (String(a.createdAt) < String(b.createdAt) ? -1 : 1));
  for (const [i, { overrules, ...record }] of all.entries()) {
    const before = record.id as string;
    const id = before === 'recorded' ? 'recorded-opened' : before;
    await runs.put({ ...record, id, order: i + 1 });
    if (id !== before) {
      await runs.delete(before);
      const store = tx.objectStore('answers');
      for (const each of (await store.index('runId').getAll(before)) as Records) {
        await store.put({ ...each, runId: id });
        await store.delete([before, each.questionId as string]);
      }
    }
    const grades = typeof overrules === 'object' && overrules ? Object.entries(overrules) : [];
    for (const [key, verdict] of grades) {
      await tx.objectStore('grades').put({ runId: id, key, verdict } satisfies GradeRecord);
    }
  }
}
