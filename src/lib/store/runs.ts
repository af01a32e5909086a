import type { Grouping } from '../methods/equivalence/grouping';
import type { Verdict } from '../questions/verdict';
import type { Run, RunFile, StoredAnswers } from '../runs/run';
import type { LabDatabase } from './database';
import { ended } from './ended';
import { nextOrder, ofRun, RUN_PARTS } from './run-keys';
import { partsOfRun } from './run-parts';
import { answersOfRecord, byQuestion, recordOfAnswers, runOfRecords, type RunRecord } from './run-record';
import { RunGone } from './store-error';

/** What of a run's record may change while it lives. */
export type RunChange = Partial<Pick<Run, 'state' | 'model' | 'title'>>;

/** Runs, the newest first, and those removed that can still be put back. */
export async function listRuns(db: LabDatabase): Promise<{ ready: RunRecord[]; removed: RunRecord[] }> {
  const all = (await db.getAllFromIndex('runs', 'order')).reverse();
  return { ready: all.filter(({ removed }) => !removed), removed: all.filter(({ removed }) => removed) };
}

/** A run with its answers and what persons decided, in the plan's order, or `null` when there is none of that id on the list. */
export async function loadRun(db: LabDatabase, id: string): Promise<RunFile | null> {
  return loadRecords(db, id, ({ removed }) => !removed);
}

/** A run's record and answers, also where it is off the list; `null` when there is none. */
export async function loadStoredRun(db: LabDatabase, id: string): Promise<RunFile | null> {
  return loadRecords(db, id, () => true);
}

async function loadRecords(
  db: LabDatabase,
  id: string,
  isMeant: (record: RunRecord) => boolean
): Promise<RunFile | null> {
  const tx = db.transaction(RUN_PARTS);
  const record = await tx.objectStore('runs').get(id);
  if (!record || !isMeant(record)) return null;
  return runOfRecords(record, await partsOfRun(tx, id));
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
  const { overrules, regrouped = {}, ...record } = run;
  const tx = db.transaction(RUN_PARTS, 'readwrite');
  const order = await nextOrder(tx.objectStore('runs'));
  const own = byQuestion(answers);
  const asked = run.plan.questionIds.filter((id) => own.has(id));
  await ended(tx.done, [
    tx.objectStore('runs').add({ ...record, order }),
    ...asked.map((questionId) =>
      tx.objectStore('answers').put(recordOfAnswers(run.id, own.get(questionId)!))
    ),
    ...Object.entries(overrules).map(([key, verdict]) =>
      tx.objectStore('grades').put({ runId: run.id, key, verdict })
    ),
    ...Object.entries(regrouped).map(([key, grouping]) =>
      tx.objectStore('groupings').put({ runId: run.id, key, grouping })
    )
  ]);
}

/** The record of a run that is there and not removed. @throws RunGone */
function onTheList(record: RunRecord | undefined): RunRecord {
  if (!record || record.removed) throw new RunGone(record ? 'removed' : 'missing');
  return record;
}

/** Changes a run's record; what another tab changed of it stays. @throws RunGone */
export async function changeRun(db: LabDatabase, id: string, change: RunChange): Promise<void> {
  const tx = db.transaction('runs', 'readwrite');
  const record = onTheList(await tx.store.get(id));
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
  onTheList(record);
  if (there) return false;
  await ended(tx.done, [store.put(recordOfAnswers(runId, answers))]);
  return true;
}

/** Grades by key; `null` takes a grade back. */
export type GradeChanges = Iterable<readonly [string, Verdict | null]>;
/** Groupings by key; `null` takes a grouping back. */
export type GroupingChanges = Iterable<readonly [string, Grouping | null]>;

/** Stores a person's grades, each on its own; others of the run stay as they are. @throws RunGone */
export async function changeGrades(db: LabDatabase, runId: string, changes: GradeChanges): Promise<void> {
  const tx = db.transaction(['runs', 'grades'], 'readwrite');
  onTheList(await tx.objectStore('runs').get(runId));
  const store = tx.objectStore('grades');
  await ended(
    tx.done,
    [...changes].map(([key, verdict]) =>
      verdict ? store.put({ runId, key, verdict }) : store.delete([runId, key])
    )
  );
}

/** Stores how a person grouped drawn answers; other groupings of the run stay as they are. @throws RunGone */
export async function changeGroupings(
  db: LabDatabase,
  runId: string,
  changes: GroupingChanges
): Promise<void> {
  const tx = db.transaction(['runs', 'groupings'], 'readwrite');
  onTheList(await tx.objectStore('runs').get(runId));
  const store = tx.objectStore('groupings');
  await ended(
    tx.done,
    [...changes].map(([key, grouping]) =>
      grouping ? store.put({ runId, key, grouping }) : store.delete([runId, key])
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
  const tx = db.transaction(RUN_PARTS, 'readwrite');
  const keys = await tx.objectStore('answers').index('runId').getAllKeys(id);
  await ended(tx.done, [
    tx.objectStore('runs').delete(id),
    tx.objectStore('grades').delete(ofRun(id)),
    tx.objectStore('groupings').delete(ofRun(id)),
    ...keys.map((key) => tx.objectStore('answers').delete(key))
  ]);
}

/** All that is stored of a run, as it is, whatever is wrong with it. */
export async function rawRun(db: LabDatabase, id: string) {
  const tx = db.transaction(RUN_PARTS);
  const [run, parts] = await Promise.all([tx.objectStore('runs').get(id), partsOfRun(tx, id)]);
  return { run, ...parts };
}
