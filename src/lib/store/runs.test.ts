import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { testRun, testTraces } from '../../../tests/fixtures/run';
import type { RunFile } from '../runs/run';
import { openDatabase, type LabDatabase } from './database';
import { listRuns, loadRun, putRun, putRunFile, putTraces, removeRun } from './runs';

let db: LabDatabase;
let name = 0;

beforeEach(async () => {
  db = await openDatabase(`test-${name++}`);
});
afterEach(() => db.close());

function file(): RunFile {
  const run = testRun(4);
  const traces = run.plan.questionIds.flatMap((id) => testTraces(run.plan, id));
  return { format: 'calibration-lab/run', version: 1, run, traces };
}

it('gives back what was stored, in the order of the plan, whatever the order it came in', async () => {
  const expected = file();
  await putRun(db, expected.run);
  for (const id of [...expected.run.plan.questionIds].reverse()) {
    await putTraces(db, expected.run.id, id, testTraces(expected.run.plan, id));
  }
  expect(await loadRun(db, expected.run.id)).toEqual(expected);
});

it('puts a removed run back as it was', async () => {
  const expected = file();
  await putRunFile(db, expected);
  const removed = await removeRun(db, expected.run.id);
  expect(await listRuns(db)).toEqual([]);
  expect(await db.count('traces')).toBe(0);
  await putRunFile(db, removed!);
  expect(await loadRun(db, expected.run.id)).toEqual(expected);
});

it('lists the newest first and knows what it does not have', async () => {
  const { run } = file();
  await putRun(db, run);
  await putRun(db, { ...run, id: 'later', createdAt: '2026-02-01T00:00:00.000Z' });
  expect((await listRuns(db)).map(({ id }) => id)).toEqual(['later', 'run-1']);
  expect(await loadRun(db, 'none')).toBeNull();
});

it('replaces a run of the same id whole', async () => {
  await putRunFile(db, file());
  const { run } = file();
  await putRunFile(db, { ...file(), run, traces: testTraces(run.plan, run.plan.questionIds[0]) });
  expect(await db.count('traces')).toBe(1);
});
