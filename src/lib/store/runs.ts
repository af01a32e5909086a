import type { Trace } from '../methods/trace';
import type { Run, RunFile } from '../runs/run';
import type { LabDatabase } from './database';

/** Runs, the newest first. */
export async function listRuns(db: LabDatabase): Promise<Run[]> {
  return (await db.getAllFromIndex('runs', 'createdAt')).reverse();
}

/** Stores a run's record, new or changed. */
export async function putRun(db: LabDatabase, run: Run): Promise<void> {
  await db.put('runs', run);
}

/** A run with its traces, in the plan's order, or `null`. */
export async function loadRun(db: LabDatabase, id: string): Promise<RunFile | null> {
  const tx = db.transaction(['runs', 'traces']);
  const run = await tx.objectStore('runs').get(id);
  if (!run) return null;
  const stored = await tx.objectStore('traces').index('runId').getAll(id);
  const byQuestion = new Map(stored.map(({ questionId, traces }) => [questionId, traces]));
  const traces = run.plan.questionIds.flatMap((questionId) => byQuestion.get(questionId) ?? []);
  return { format: 'calibration-lab/run', version: 1, run, traces };
}

/** Stores what one question gave, in one transaction: all of it or nothing. */
export async function putTraces(
  db: LabDatabase,
  runId: string,
  questionId: string,
  traces: Trace[]
): Promise<void> {
  await db.put('traces', { runId, questionId, traces });
}

/** Stores a whole run, replacing one of the same id; all of it or nothing. */
export async function putRunFile(db: LabDatabase, { run, traces }: RunFile): Promise<void> {
  const tx = db.transaction(['runs', 'traces'], 'readwrite');
  const store = tx.objectStore('traces');
  for (const key of await store.index('runId').getAllKeys(run.id)) await store.delete(key);
  await tx.objectStore('runs').put(run);
  const byQuestion = new Map<string, Trace[]>();
  for (const trace of traces) {
    const own = byQuestion.get(trace.questionId);
    if (own) own.push(trace);
    else byQuestion.set(trace.questionId, [trace]);
  }
  for (const questionId of run.plan.questionIds) {
    const own = byQuestion.get(questionId);
    if (own) await store.put({ runId: run.id, questionId, traces: own });
  }
  await tx.done;
}

/** Removes a run and its traces. Returns it, so that it can be put back. */
export async function removeRun(db: LabDatabase, id: string): Promise<RunFile | null> {
  const file = await loadRun(db, id);
  const tx = db.transaction(['runs', 'traces'], 'readwrite');
  await tx.objectStore('runs').delete(id);
  const store = tx.objectStore('traces');
  for (const key of await store.index('runId').getAllKeys(id)) await store.delete(key);
  await tx.done;
  return file;
}
