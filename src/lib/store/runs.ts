import type { Run, RunFile, StoredAnswers } from '../runs/run';
import type { LabDatabase } from './database';
import { ended } from './ended';
import { nextOrder, ofRun } from './run-keys';
import { answersOfRecord, byQuestion, runOfRecords, type RunRecord } from './run-record';
import { RunGone } from './store-error';

/** What of a run's record may change while it lives. */
export type RunChange = Partial<Pick<Run, 'state' | 'model' | 'title'>>;

/** Runs, the newest first, and those removed that can still be put back. */
export async function listRuns(db: LabDatabase): Promise<{ ready: RunRecord[]; removed: RunRecord[] }> {
  const all = (await db.getAllFromIndex('runs', 'order')).reverse();
  return { ready: all.filter(({ removed }) => !removed), removed: all.filter(({ removed }) => removed) };
}

/** A run with its grades and answers, in the plan's order, or `null` when there is none of that id on the list. */
export async function loadRun(db: LabDatabase, id: string): Promise<RunFile | null> {
  const tx = db.transaction(['runs', 'answers', 'grades']);
  const record = await tx.objectStore('runs').get(id);
  if (!record || record.removed) return null;
  const [answers, grades] = await Promise.all([
    tx.objectStore('answers').index('runId').getAll(id),
    tx.objectStore('grades').getAll(ofRun(id))
  ]);
  return runOfRecords(record, answers, grades);
}

/** Ids of the questions of a run whose answers are stored. */
export async function answeredQuestions(db: LabDatabase, id: string): Promise<string[]> {
  return (await db.getAllKeysFromIndex('answers', 'runId', id)).map(([, questionId]) => questionId);
}

/** What some questions of a run gave. */
export async function loadAnswers(
  db: LabDatabase,
  id: string,
  questionIds: string[]
): Promise<StoredAnswers[]> {
  const tx = db.transaction('answers');
  const found = await Promise.all(questionIds.map((questionId) => tx.store.get([id, questionId])));
  return found.flatMap((each) => (each ? answersOfRecord(each) : []));
}

/**
 * Stores a run that is new here, with all it has; all of it or nothing.
 * @throws DOMException `ConstraintError` when there is a run of that id, on the list or off it
 */
export async function addRun(db: LabDatabase, { run, answers }: RunFile): Promise<void> {
  const { overrules, ...record } = run;
  const tx = db.transaction(['runs', 'answers', 'grades'], 'readwrite');
  const order = await nextOrder(tx.objectStore('runs'));
  const own = byQuestion(answers);
  const asked = run.plan.questionIds.filter((id) => own.has(id));
  await ended(tx.done, [
    tx.objectStore('runs').add({ ...record, order }),
    ...asked.map((questionId) => tx.objectStore('answers').put({ runId: run.id, ...own.get(questionId)! })),
    ...Object.entries(overrules).map(([key, verdict]) =>
      tx.objectStore('grades').put({ runId: run.id, key, verdict })
    )
  ]);
}

/** Changes a run's record; what another tab changed of it stays. @throws RunGone */
export async function changeRun(db: LabDatabase, id: string, change: RunChange): Promise<void> {
  const tx = db.transaction('runs', 'readwrite');
  const record = await tx.store.get(id);
  if (!record || record.removed) throw new RunGone(record ? 'removed' : 'missing');
  await ended(tx.done, [tx.store.put({ ...record, ...change })]);
}

/**
 * Stores what one question gave, in one transaction: all of it or nothing. What is there of it already stays.
 * @returns whether it was new
 * @throws RunGone when the run was removed, so that no answers are left without their run
 */
export async function keepAnswers(db: LabDatabase, runId: string, answers: StoredAnswers): Promise<boolean> {
  const tx = db.transaction(['runs', 'answers'], 'readwrite');
  const store = tx.objectStore('answers');
  const [record, there] = await Promise.all([
    tx.objectStore('runs').get(runId),
    store.getKey([runId, answers.questionId])
  ]);
  if (!record || record.removed) throw new RunGone(record ? 'removed' : 'missing');
  if (there) return false;
  await ended(tx.done, [store.put({ runId, ...answers })]);
  return true;
}

/** Grades by key; `null` takes a grade back. */
export type GradeChanges = Iterable<readonly [string, Run['overrules'][string] | null]>;

/** Stores a person's grades, each on its own; others of the run stay as they are. @throws RunGone */
export async function changeGrades(db: LabDatabase, runId: string, changes: GradeChanges): Promise<void> {
  const tx = db.transaction(['runs', 'grades'], 'readwrite');
  const record = await tx.objectStore('runs').get(runId);
  if (!record || record.removed) throw new RunGone(record ? 'removed' : 'missing');
  const store = tx.objectStore('grades');
  await ended(
    tx.done,
    [...changes].map(([key, verdict]) =>
      verdict ? store.put({ runId, key, verdict }) : store.delete([runId, key])
    )
  );
}

async function markRemoved(db: LabDatabase, id: string, removed: boolean): Promise<RunRecord | null> {
  const tx = db.transaction('runs', 'readwrite');
  const record = await tx.store.get(id);
  if (!record) return null;
  const marked: RunRecord = { ...record, removed: true };
  if (!removed) delete marked.removed;
  await ended(tx.done, [tx.store.put(marked)]);
  return record;
}

/** Takes a run off the list. Nothing of it goes until it is cleared. Returns its record, or `null` when there is none. */
export function removeRun(db: LabDatabase, id: string): Promise<RunRecord | null> {
  return markRemoved(db, id, true);
}

/** Puts a removed run back as it was. Returns its record, or `null` when it is gone for good. */
export function putBackRun(db: LabDatabase, id: string): Promise<RunRecord | null> {
  return markRemoved(db, id, false);
}

/** Deletes a run for good, with all that belongs to it. */
export async function clearRun(db: LabDatabase, id: string): Promise<void> {
  const tx = db.transaction(['runs', 'answers', 'grades'], 'readwrite');
  const keys = await tx.objectStore('answers').index('runId').getAllKeys(id);
  await ended(tx.done, [
    tx.objectStore('runs').delete(id),
    tx.objectStore('grades').delete(ofRun(id)),
    ...keys.map((key) => tx.objectStore('answers').delete(key))
  ]);
}

/** All that is stored of a run, as it is, whatever is wrong with it. */
export async function rawRun(db: LabDatabase, id: string) {
  const tx = db.transaction(['runs', 'answers', 'grades']);
  const [run, answers, grades] = await Promise.all([
    tx.objectStore('runs').get(id),
    tx.objectStore('answers').index('runId').getAll(id),
    tx.objectStore('grades').getAll(ofRun(id))
  ]);
  return { run, answers, grades };
}
