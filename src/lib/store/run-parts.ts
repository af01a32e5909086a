import type { IDBPTransaction } from 'idb';
import type { LabSchema } from './database';
import { ofRun, type RUN_PARTS } from './run-keys';
import type { AnswersRecord, RunParts } from './run-record';

/** A transaction of all that holds a part of a run. */
export type RunTransaction = IDBPTransaction<LabSchema, (typeof RUN_PARTS)[number][], IDBTransactionMode>;

/** Records read in one go. */
const AT_ONCE = 500;

/** What the questions of a run gave, a part at a time, so that no long work falls to the page at once. */
async function answersOfRun(tx: RunTransaction, id: string): Promise<AnswersRecord[]> {
  const answers = tx.objectStore('answers');
  const all: AnswersRecord[] = [];
  let range = ofRun(id);
  for (;;) {
    const part = await answers.getAll(range, AT_ONCE);
    all.push(...part);
    if (part.length < AT_ONCE) return all;
    range = IDBKeyRange.bound([id, part.at(-1)!.questionId], range.upper, true);
  }
}

/** What is stored of a run beside its record, whatever is wrong with it. */
export async function partsOfRun(tx: RunTransaction, id: string): Promise<RunParts> {
  const [answers, grades, groupings] = await Promise.all([
    answersOfRun(tx, id),
    tx.objectStore('grades').getAll(ofRun(id)),
    tx.objectStore('groupings').getAll(ofRun(id))
  ]);
  return { answers, grades, groupings };
}
