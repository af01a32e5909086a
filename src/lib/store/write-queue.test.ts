import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { beforeEach, expect, it, vi } from 'vitest';
import { testAnswered, testRun } from '../../../tests/fixtures/run';
import { storedAnswers } from '../runs/stored-answers';
import { StoreConnection } from './connection';
import type { LabDatabase } from './database';
import { addRun, answeredQuestions, keepAnswers } from './runs';
import { WriteQueue, type Write } from './write-queue';

let connection: StoreConnection;
let queue: WriteQueue;
const run = testRun(4);
const ids = run.plan.questionIds;

beforeEach(async () => {
  globalThis.indexedDB = new IDBFactory();
  connection = new StoreConnection();
  queue = new WriteQueue(connection);
  await connection.use((db) => addRun(db, { run, answers: [] }));
});

const answer = (id: string, room = () => true): Write => ({
  runId: run.id,
  answers: true,
  write: async (db) => {
    if (!room()) throw new DOMException('full', 'QuotaExceededError');
    await keepAnswers(db, run.id, storedAnswers(testAnswered(run.plan, id)));
  }
});
const stored = () => connection.use((db: LabDatabase) => answeredQuestions(db, run.id));

it('keeps in order what finds no room, and writes it once there is', async () => {
  let full = true;
  const order: string[] = [];
  const noting = (id: string): Write => ({
    ...answer(id, () => !full),
    write: async (db) => {
      await answer(id, () => !full).write(db);
      order.push(id);
    }
  });
  expect(await queue.write(noting(ids[0]))).toBe(false);
  expect(await queue.write(noting(ids[1]))).toBe(false);
  expect(queue.waitingFor(run.id)).toHaveLength(2);
  expect(queue.problem).toMatchObject({ name: 'QuotaExceededError' });
  expect(await queue.flush()).toBe(false);
  full = false;
  expect(await queue.write(noting(ids[2]))).toBe(true);
  expect(order).toEqual(ids.slice(0, 3));
  expect(queue.problem).toBeNull();
  expect((await stored()).sort()).toEqual(ids.slice(0, 3).sort());
});

it('says what waited and can no longer be written, and goes on with the rest', async () => {
  let full = true;
  const lost: unknown[] = [];
  queue = new WriteQueue(
    connection,
    () => {},
    (error) => lost.push(error)
  );
  await queue.write(answer(ids[0], () => !full));
  await queue.write({
    ...answer('x'),
    write: (db) => keepAnswers(db, 'removed', { questionId: 'x', calls: [], traces: [] }).then(() => {})
  });
  full = false;
  expect(await queue.write(answer(ids[1]))).toBe(true);
  expect(lost).toEqual([expect.objectContaining({ name: 'RunGone' })]);
  expect((await stored()).sort()).toEqual(ids.slice(0, 2).sort());
});

it('opens a closed connection again', async () => {
  (await connection.open()).close();
  expect(await queue.write(answer(ids[0]))).toBe(true);
  expect(await stored()).toEqual([ids[0]]);
});

it('opens the store again after a version change closed it', async () => {
  const first = await connection.open();
  await connection.close();
  const again = await connection.open();
  expect(again).not.toBe(first);
  expect(await queue.write(answer(ids[0]))).toBe(true);
});

it('says what waiting does not mend, and goes on', async () => {
  const gone: Write = {
    ...answer('x'),
    write: (db) => keepAnswers(db, 'none', { questionId: 'x', calls: [], traces: [] }).then(() => {})
  };
  await expect(queue.write(gone)).rejects.toThrow(expect.objectContaining({ name: 'RunGone' }));
  expect(queue.waitingFor()).toEqual([]);
  expect(await queue.write(answer(ids[0]))).toBe(true);
});

it('waits where the browser refuses the store, with words that are no raw error', async () => {
  const refused = vi.spyOn(indexedDB, 'open').mockImplementation(() => {
    throw new DOMException('The operation is insecure.', 'SecurityError');
  });
  connection = new StoreConnection();
  queue = new WriteQueue(connection);
  expect(await queue.write(answer(ids[0]))).toBe(false);
  expect((queue.problem as Error).message).toMatch(/does not let the page store anything/);
  refused.mockRestore();
  expect(await queue.flush()).toBe(true);
  expect(await stored()).toEqual([ids[0]]);
});
