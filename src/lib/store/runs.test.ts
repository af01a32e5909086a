import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { testFile } from '../../../tests/fixtures/run';
import { openDatabase, type LabDatabase } from './database';
import { listRuns, loadRun, putAnswers, putRun, putRunFile, removeRun } from './runs';

let db: LabDatabase;
let name = 0;

beforeEach(async () => {
  db = await openDatabase(`test-${name++}`);
});
afterEach(() => db.close());

const file = () => testFile(4);

it('gives back what was stored, in the order of the plan, whatever the order it came in', async () => {
  const expected = file();
  await putRun(db, expected.run);
  for (const answers of [...expected.answers].reverse()) await putAnswers(db, expected.run.id, answers);
  expect(await loadRun(db, expected.run.id)).toEqual(expected);
});

it('puts a removed run back as it was', async () => {
  const expected = file();
  await putRunFile(db, expected);
  const removed = await removeRun(db, expected.run.id);
  expect(await listRuns(db)).toEqual([]);
  expect(await db.count('answers')).toBe(0);
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
  const { run, answers } = file();
  await putRunFile(db, { run, answers: answers.slice(0, 1) });
  expect(await db.count('answers')).toBe(1);
});
