import { openDB, type DBSchema, type IDBPDatabase, type IDBPObjectStore, type IDBPTransaction } from 'idb';
import type { QuestionSet } from '../questions/question';
import type { StoredMapping } from './column-mappings';
import type { GradeRecord, RunRecord, StoredTraces } from './run-record';
import { StoreRefused } from './store-error';
import { summariseSet, type StoredQuestion, type StoredSet } from './stored-set';
import { upgradeRuns } from './upgrade-runs';

/** What the lab keeps in IndexedDB. */
export interface LabSchema extends DBSchema {
  questionSets: { key: string; value: StoredSet };
  questions: { key: [string, number]; value: StoredQuestion };
  columnMappings: { key: string; value: StoredMapping };
  runs: { key: string; value: RunRecord; indexes: { order: number } };
  traces: { key: [string, string]; value: StoredTraces; indexes: { runId: string } };
  grades: { key: [string, string]; value: GradeRecord };
}

/** An open database. */
export type LabDatabase = IDBPDatabase<LabSchema>;

const NAME = 'calibration-lab';
const VERSION = 3;

type Upgrade = IDBPTransaction<
  LabSchema,
  ('questionSets' | 'questions' | 'runs' | 'traces')[],
  'versionchange'
>;

/** Version 1 kept a set whole, in one record. */
async function splitWholeSets(tx: Upgrade): Promise<void> {
  const sets = tx.objectStore('questionSets');
  const whole = (await sets.getAll()) as unknown as QuestionSet[];
  const at = new Date().toISOString();
  for (const { questions, ...heading } of whole) {
    await sets.put(summariseSet(heading, questions, at));
    for (const [position, question] of questions.entries()) {
      await tx.objectStore('questions').put({ setId: heading.id, position, question });
    }
  }
}

/**
 * Opens the lab's database, upgrading it from any earlier version with its data.
 * @param onclosed called when the connection ends by itself: a newer version wants it, or the site's data were cleared
 * @throws StoreRefused in words when the browser refuses storage (a private window, say)
 */
export async function openDatabase(name = NAME, onclosed = () => {}): Promise<LabDatabase> {
  try {
    return await openDB<LabSchema>(name, VERSION, {
      async upgrade(db, from, _to, tx) {
        if (from < 1) {
          db.createObjectStore('questionSets', { keyPath: 'id' });
          db.createObjectStore('runs', { keyPath: 'id' });
          db.createObjectStore('traces', { keyPath: ['runId', 'questionId'] }).createIndex('runId', 'runId');
        }
        if (from < 2) {
          db.createObjectStore('questions', { keyPath: ['setId', 'position'] });
          db.createObjectStore('columnMappings', { keyPath: 'signature' });
          await splitWholeSets(tx as Upgrade);
        }
        if (from < 3) {
          const runs = tx.objectStore('runs');
          if (from > 0) (runs as unknown as IDBPObjectStore).deleteIndex('createdAt');
          runs.createIndex('order', 'order');
          db.createObjectStore('grades', { keyPath: ['runId', 'key'] });
          await upgradeRuns(tx as unknown as Parameters<typeof upgradeRuns>[0]);
        }
      },
      // Another tab with a newer version must not wait for this one.
      blocking: (_current, _blocked, event) => {
        (event.target as IDBDatabase).close();
        onclosed();
      },
      terminated: onclosed
    });
  } catch (error) {
    if (error instanceof Error || error instanceof DOMException) {
      if (error.name === 'VersionError') {
        throw new StoreRefused(
          'What is stored in this browser was written by a newer version of the lab, which this page cannot read. Nothing was changed. Reload the page to get the newer version; close other tabs of the lab first.',
          { cause: error }
        );
      }
    }
    throw new StoreRefused(
      'This browser does not let the page store anything (cookies blocked, or a private window?). Everything works, but runs and sets are gone when this page is closed: save what you want to keep as a file.',
      { cause: error }
    );
  }
}
