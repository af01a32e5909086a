import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { testFile } from '../../../tests/fixtures/run';
import { heldSmall } from '../runs/packed-answers';
import type { Run, RunFile } from '../runs/run';
import { openDatabase, type LabDatabase } from './database';
import { foreseeOpened, keepOpened, undoJoin } from './opened-run';
import { addRun, changeGrades, listRuns, loadRun, removeRun } from './runs';

let db: LabDatabase;
let count = 0;

beforeEach(async () => void (db = await openDatabase(`opened-${count++}`)));
afterEach(() => db.close());

const right = { grade: 'right', rule: 'person' } as const;
const wrong = { grade: 'wrong', rule: 'person' } as const;

/** A run of twelve questions with the answers to some of them. */
function part(from: number, to: number, overrules: Run['overrules'] = {}): RunFile {
  const { run, answers } = testFile(12);
  return { run: { ...run, overrules }, answers: answers.slice(from, to) };
}
const answered = async (id: string) => (await loadRun(db, id))!.answers.length;

it('changes nothing when an older file of a run is opened', async () => {
  const whole = part(0, 12, { a: right });
  await addRun(db, whole);
  expect(await keepOpened(db, part(0, 4))).toMatchObject({ how: 'same', id: 'run-1' });
  expect(await loadRun(db, 'run-1')).toEqual(whole);
});

it('joins answers and grades; those here stay, and it can be taken back', async () => {
  const before = part(0, 8, { a: right });
  before.run.state = 'paused';
  await addRun(db, before);
  const opened = await keepOpened(db, part(6, 12, { a: wrong, b: wrong, c: wrong }));
  expect(opened).toMatchObject({
    how: 'join',
    grades: [
      ['b', wrong],
      ['c', wrong]
    ]
  });
  expect(opened.questionIds).toEqual(before.run.plan.questionIds.slice(8));
  expect((await loadRun(db, 'run-1'))!.run).toMatchObject({
    state: 'done',
    overrules: { a: right, b: wrong, c: wrong }
  });
  expect(await answered('run-1')).toBe(12);
  await changeGrades(db, 'run-1', new Map([['c', right]]));
  await undoJoin(db, opened);
  expect(await loadRun(db, 'run-1')).toEqual({
    ...before,
    run: { ...before.run, overrules: { a: right, c: right } }
  });
});

it('joins groupings of drawn answers; those here stay, and it can be taken back', async () => {
  const [mine, theirs] = [
    { clusters: [0, 1], greedy: 1 },
    { clusters: [0, 0], greedy: 0 }
  ];
  const before = part(0, 4);
  before.run.regrouped = { a: mine };
  await addRun(db, before);
  const file = part(0, 4);
  file.run.regrouped = { a: theirs, b: theirs };
  const opened = await keepOpened(db, file);
  expect(opened).toMatchObject({ how: 'join', questionIds: [], grades: [], groupings: [['b', theirs]] });
  expect((await loadRun(db, 'run-1'))!.run.regrouped).toEqual({ a: mine, b: theirs });
  expect(await keepOpened(db, file)).toMatchObject({ how: 'same' });
  await undoJoin(db, opened);
  expect((await loadRun(db, 'run-1'))!.run.regrouped).toEqual({ a: mine });
  const other = { ...file, run: { ...file.run, id: 'run-9' } };
  await keepOpened(db, other);
  expect((await loadRun(db, 'run-9'))!.run.regrouped).toEqual({ a: theirs, b: theirs });
});

it('takes milliseconds and the order of fields for no difference', async () => {
  await addRun(db, part(0, 4));
  const again = structuredClone(part(0, 4));
  for (const { calls } of again.answers) for (const { cost } of calls) cost.ms += 1000;
  again.run = Object.fromEntries(Object.entries(again.run).reverse()) as unknown as Run;
  expect(await keepOpened(db, again)).toMatchObject({ how: 'same' });
});

it.each<[string, (file: RunFile) => void, RegExp]>([
  ['another plan', ({ run }) => (run.plan = { ...run.plan, seed: 8 }), /planned differently/],
  ['another set', ({ run }) => (run.plan = { ...run.plan, setId: 'x' }), /planned differently/],
  ['other words', ({ run }) => (run.set.questions[0].text = 'Otherwise?'), /worded differently/],
  ['other answers', ({ answers }) => (answers[0].traces[0].answer = 'other'), /answers to “.*” differ/]
])('keeps both where the same id stands for %s', async (_, change, why) => {
  const here = part(0, 4, { a: right });
  await addRun(db, here);
  const file = structuredClone(part(0, 6));
  change(file);
  const opened = await keepOpened(db, file);
  expect(opened).toMatchObject({ how: 'both', id: 'run-1-2', why: expect.stringMatching(why) });
  expect(await loadRun(db, 'run-1')).toEqual(here);
  expect((await loadRun(db, opened.id))!.answers).toEqual(file.answers);
  expect((await listRuns(db)).ready.map(({ id }) => id)).toEqual(['run-1-2', 'run-1']);
});

it('leaves a run alone that is being asked', async () => {
  await addRun(db, part(0, 9));
  const opened = await keepOpened(db, part(0, 4), true);
  expect(opened).toMatchObject({ how: 'both', why: expect.stringMatching(/under way/) });
  expect([await answered('run-1'), await answered(opened.id)]).toEqual([9, 4]);
});

it.each(['recorded', 'recorded-graded'])('gives a run another id when a file calls it %s', async (id) => {
  const file = part(0, 2);
  file.run.id = id;
  const opened = await keepOpened(db, file);
  expect(opened).toMatchObject({ how: 'new', id: `${id}-2` });
  expect(await answered(opened.id)).toBe(2);
});

it('puts a removed run back when its file is opened', async () => {
  await addRun(db, part(0, 4));
  await removeRun(db, 'run-1');
  expect(await keepOpened(db, part(0, 6))).toMatchObject({ how: 'join', id: 'run-1' });
  expect(await answered('run-1')).toBe(6);
});

it('knows a run that was kept beside another when its file is opened again', async () => {
  await addRun(db, part(0, 4));
  const other = structuredClone(part(0, 6));
  other.run.plan = { ...other.run.plan, seed: 8 };
  expect(await foreseeOpened(db, other)).toMatchObject({ how: 'both' });
  expect(await keepOpened(db, other)).toMatchObject({ how: 'both', id: 'run-1-2' });
  expect(await foreseeOpened(db, other)).toEqual({ how: 'same' });
  expect(await keepOpened(db, other)).toMatchObject({ how: 'same', id: 'run-1-2' });
  const more = { ...other, answers: part(0, 8).answers };
  expect(await keepOpened(db, more)).toMatchObject({ how: 'join', id: 'run-1-2' });
  expect((await listRuns(db)).ready).toHaveLength(2);
  const recorded = part(0, 2);
  recorded.run.id = 'recorded';
  expect(await keepOpened(db, recorded)).toMatchObject({ how: 'new', id: 'recorded-2' });
  expect(await keepOpened(db, recorded)).toMatchObject({ how: 'same', id: 'recorded-2' });
});

it('says that a removed run was put back, and takes that back', async () => {
  await addRun(db, part(0, 12));
  await removeRun(db, 'run-1');
  expect(await foreseeOpened(db, part(0, 12))).toEqual({ how: 'same', putBack: true });
  const opened = await keepOpened(db, part(0, 12));
  expect(opened).toMatchObject({ how: 'same', putBack: true });
  expect(await answered('run-1')).toBe(12);
  await undoJoin(db, opened);
  expect((await listRuns(db)).removed).toHaveLength(1);
  // One that was off the list where it comes from does not bring it back.
  expect(await keepOpened(db, part(0, 12), false, true)).not.toHaveProperty('putBack');
  expect((await listRuns(db)).removed).toHaveLength(1);
});

it('keeps and gives back a run of more questions than are read or written in one go', async () => {
  const file = testFile(1100);
  const shown = { run: file.run, answers: file.answers.map(heldSmall) };
  expect(await keepOpened(db, shown)).toMatchObject({ how: 'new', id: 'run-1' });
  const back = (await loadRun(db, 'run-1'))!;
  expect(back.run).toEqual(file.run);
  expect(back.answers.map(({ questionId }) => questionId)).toEqual(file.run.plan.questionIds);
  for (const i of [0, 499, 500, 999, 1000, 1099]) expect(back.answers[i]).toEqual(file.answers[i]);
  expect(await keepOpened(db, shown)).toMatchObject({ how: 'same' });
});

it.each([1, 120, 600, 700])('keeps nothing of a run where there is no room for answer %d', async (at) => {
  const put = IDBObjectStore.prototype.put;
  let answers = 0;
  vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (
    this: IDBObjectStore,
    ...rest: Parameters<typeof put>
  ) {
    const request = put.apply(this, rest);
    if (this.name === 'answers' && ++answers === at) {
      const transaction = this.transaction as unknown as { _abort(reason: string): void };
      queueMicrotask(() => transaction._abort('QuotaExceededError'));
    }
    return request;
  });
  await expect(keepOpened(db, testFile(700))).rejects.toThrow();
  vi.restoreAllMocks();
  expect(await db.count('answers')).toBe(0);
  expect(await listRuns(db)).toEqual({ ready: [], removed: [] });
  // Answers begun before it was known are few.
  expect(answers).toBeLessThan(at + 250);
});
