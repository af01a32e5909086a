import { openDB, type DBSchema, type IDBPDatabase, type IDBPTransaction } from 'idb';
import type { Trace } from '../methods/trace';
import type { QuestionSet } from '../questions/question';
import type { Run } from '../runs/run';
import type { StoredMapping } from './column-mappings';
import { summariseSet, type StoredQuestion, type StoredSet } from './stored-set';

/** All traces of one question in one run; stored in one transaction. */
export interface StoredTraces {
  runId: string;
  questionId: string;
  traces: Trace[];
}

/** What the lab keeps in IndexedDB. */
export interface LabSchema extends DBSchema {
  questionSets: { key: string; value: StoredSet };
  questions: { key: [string, number]; value: StoredQuestion };
  columnMappings: { key: string; value: StoredMapping };
  runs: { key: string; value: Run; indexes: { createdAt: string } };
  traces: { key: [string, string]; value: StoredTraces; indexes: { runId: string } };
}

/** An open database. */
export type LabDatabase = IDBPDatabase<LabSchema>;

const NAME = 'calibration-lab';
const VERSION = 2;

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
 * @throws Error in words when the browser refuses storage (a private window, say)
 */
export async function openDatabase(name = NAME): Promise<LabDatabase> {
  try {
    return await openDB<LabSchema>(name, VERSION, {
      async upgrade(db, from, _to, tx) {
        if (from < 1) {
          db.createObjectStore('questionSets', { keyPath: 'id' });
          db.createObjectStore('runs', { keyPath: 'id' }).createIndex('createdAt', 'createdAt');
          db.createObjectStore('traces', { keyPath: ['runId', 'questionId'] }).createIndex('runId', 'runId');
        }
        if (from < 2) {
          db.createObjectStore('questions', { keyPath: ['setId', 'position'] });
          db.createObjectStore('columnMappings', { keyPath: 'signature' });
          await splitWholeSets(tx as Upgrade);
        }
      },
      // Another tab with a newer version must not wait for this one.
      blocking: (_current, _blocked, event) => (event.target as IDBDatabase).close()
    });
  } catch (error) {
    if (error instanceof Error || error instanceof DOMException) {
      if (error.name === 'VersionError') {
        throw new Error(
          'What is stored in this browser was written by a newer version of the lab, which this page cannot read. Nothing was changed. Reload the page to get the newer version; close other tabs of the lab first.',
          { cause: error }
        );
      }
    }
    throw new Error(
      'This browser does not let the page store anything (a private window?). The lab can be looked at, but runs will not be kept.',
      { cause: error }
    );
  }
}
