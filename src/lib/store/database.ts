import { openDB, type DBSchema, type IDBPDatabase, type IDBPObjectStore, type IDBPTransaction } from 'idb';
import type { QuestionSet } from '../questions/question';
import { migrateVersion1 } from '../runs/file/migrate-version-1';
import type { RunFileV1 } from '../runs/file/version-1-types';
import {
  recordOfAnswers,
  type AnswersRecord,
  type GradeRecord,
  type GroupingRecord,
  type RunRecord
} from './run-record';
import { StoreRefused } from './store-error';
import type { StoredMapping } from './stored-mapping';
import { upgradeRuns } from './upgrade-runs';
import { summariseSet, type StoredQuestion, type StoredSet } from './stored-set';

/** Version 2's record of what one question gave. */
interface TracesRecord {
  runId: string;
  questionId: string;
  traces: RunFileV1['traces'];
}

/** What the lab keeps in IndexedDB. */
export interface LabSchema extends DBSchema {
  questionSets: { key: string; value: StoredSet };
  questions: { key: [string, number]; value: StoredQuestion };
  columnMappings: { key: string; value: StoredMapping };
  runs: { key: string; value: RunRecord; indexes: { order: number } };
  answers: { key: [string, string]; value: AnswersRecord; indexes: { runId: string } };
  grades: { key: [string, string]; value: GradeRecord };
  groupings: { key: [string, string]; value: GroupingRecord };
}

/** An open database. */
export type LabDatabase = IDBPDatabase<LabSchema>;

const NAME = 'calibration-lab';
/** 6: what questions gave is packed; records of before are read as they are, and an older page must not read the new ones. */
const VERSION = 6;

type Upgrade = IDBPTransaction<
  LabSchema,
  ('questionSets' | 'questions' | 'runs' | 'answers')[],
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

/** Until version 2 a run's answers were traces with readings in them. What cannot be read is carried over as it is. */
async function migrateTraces(db: IDBPDatabase<LabSchema>, tx: Upgrade): Promise<void> {
  const old = db as unknown as IDBPDatabase;
  const traces = (tx as unknown as IDBPTransaction<unknown, string[], 'versionchange'>).objectStore('traces');
  for (const run of (await tx.objectStore('runs').getAll()) as unknown as RunFileV1['run'][]) {
    const records = (await traces.index('runId').getAll(run.id)) as TracesRecord[];
    const byQuestion = new Map(records.map((record) => [record.questionId, record.traces]));
    try {
      const ordered = run.plan.questionIds.flatMap((id) => byQuestion.get(id) ?? []);
      const file = migrateVersion1({ run, traces: ordered });
      await tx.objectStore('runs').put(file.run as unknown as RunRecord);
      for (const answers of file.answers)
        await tx.objectStore('answers').put(recordOfAnswers(run.id, answers));
    } catch {
      for (const record of records)
        await tx.objectStore('answers').put({ ...record, calls: [] } as unknown as AnswersRecord);
    }
  }
  old.deleteObjectStore('traces');
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
        }
        if (from < 2) {
          db.createObjectStore('questions', { keyPath: ['setId', 'position'] });
          db.createObjectStore('columnMappings', { keyPath: 'signature' });
          await splitWholeSets(tx as Upgrade);
        }
        if (from < 3) {
          db.createObjectStore('answers', { keyPath: ['runId', 'questionId'] }).createIndex('runId', 'runId');
          if (from > 0) await migrateTraces(db, tx as Upgrade);
        }
        if (from < 4) {
          const runs = tx.objectStore('runs');
          if (from > 0) (runs as unknown as IDBPObjectStore).deleteIndex('createdAt');
          runs.createIndex('order', 'order');
          db.createObjectStore('grades', { keyPath: ['runId', 'key'] });
          await upgradeRuns(tx as unknown as Parameters<typeof upgradeRuns>[0]);
        }
        if (from < 5) db.createObjectStore('groupings', { keyPath: ['runId', 'key'] });
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
