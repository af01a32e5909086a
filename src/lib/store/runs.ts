import type { Run, RunFile, StoredAnswers } from '../runs/run';
import type { LabDatabase } from './database';

/** Runs, the newest first. */
export async function listRuns(db: LabDatabase): Promise<Run[]> {
  return (await db.getAllFromIndex('runs', 'createdAt')).reverse();
}

/** Stores a run's record, new or changed. */
export async function putRun(db: LabDatabase, run: Run): Promise<void> {
  await db.put('runs', run);
}

/** A run with its answers, in the plan's order, or `null`. */
export async function loadRun(db: LabDatabase, id: string): Promise<RunFile | null> {
  const tx = db.transaction(['runs', 'answers']);
  const run = await tx.objectStore('runs').get(id);
  if (!run) return null;
  const stored = await tx.objectStore('answers').index('runId').getAll(id);
  const byQuestion = new Map(stored.map(({ runId: _, ...answers }) => [answers.questionId, answers]));
  return { run, answers: run.plan.questionIds.flatMap((questionId) => byQuestion.get(questionId) ?? []) };
}

/** Stores what one question gave, in one transaction: all of it or nothing. */
export async function putAnswers(db: LabDatabase, runId: string, answers: StoredAnswers): Promise<void> {
  await db.put('answers', { runId, ...answers });
}

/** Stores a whole run, replacing one of the same id; all of it or nothing. */
export async function putRunFile(db: LabDatabase, { run, answers }: RunFile): Promise<void> {
  const tx = db.transaction(['runs', 'answers'], 'readwrite');
  const store = tx.objectStore('answers');
  for (const key of await store.index('runId').getAllKeys(run.id)) await store.delete(key);
  await tx.objectStore('runs').put(run);
  const asked = new Set(run.plan.questionIds);
  for (const each of answers) if (asked.has(each.questionId)) await store.put({ runId: run.id, ...each });
  await tx.done;
}

/** Removes a run and its answers. Returns it, so that it can be put back. */
export async function removeRun(db: LabDatabase, id: string): Promise<RunFile | null> {
  const file = await loadRun(db, id);
  const tx = db.transaction(['runs', 'answers'], 'readwrite');
  await tx.objectStore('runs').delete(id);
  const store = tx.objectStore('answers');
  for (const key of await store.index('runId').getAllKeys(id)) await store.delete(key);
  await tx.done;
  return file;
}
