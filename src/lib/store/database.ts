import { openDB, type DBSchema, type IDBPDatabase } from 'idb';
import type { Trace } from '../methods/trace';
import type { QuestionSet } from '../questions/question';
import type { Run } from '../runs/run';

/** All traces of one question in one run; stored in one transaction. */
export interface StoredTraces {
  runId: string;
  questionId: string;
  traces: Trace[];
}

/** What the lab keeps in IndexedDB. */
export interface LabSchema extends DBSchema {
  questionSets: { key: string; value: QuestionSet };
  runs: { key: string; value: Run; indexes: { createdAt: string } };
  traces: { key: [string, string]; value: StoredTraces; indexes: { runId: string } };
}

/** An open database. */
export type LabDatabase = IDBPDatabase<LabSchema>;

const NAME = 'calibration-lab';
const VERSION = 1;

/**
 * Opens the lab's database, upgrading it from any earlier version with its data.
 * @throws Error in words when the browser refuses storage (a private window, say)
 */
export async function openDatabase(name = NAME): Promise<LabDatabase> {
  try {
    return await openDB<LabSchema>(name, VERSION, {
      upgrade(db, from) {
        if (from < 1) {
          db.createObjectStore('questionSets', { keyPath: 'id' });
          db.createObjectStore('runs', { keyPath: 'id' }).createIndex('createdAt', 'createdAt');
          db.createObjectStore('traces', { keyPath: ['runId', 'questionId'] }).createIndex('runId', 'runId');
        }
      },
      // Another tab with a newer version must not wait for this one.
      blocking: (_current, _blocked, event) => (event.target as IDBDatabase).close()
    });
  } catch (error) {
    throw new Error(
      'This browser does not let the page store anything (a private window?). The lab can be looked at, but runs will not be kept.',
      { cause: error }
    );
  }
}
