import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { testFile } from '../../../tests/fixtures/run';
import type { Run, RunFile } from '../runs/run';
import { openDatabase, type LabDatabase } from './database';
import { keepOpened, undoJoin } from './opened-run';
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

it('takes milliseconds and the order of fields for no difference', async () => {
  await addRun(db, part(0, 4));
  const again = structuredClone(part(0, 4));
  for (const { calls } of again.answers) for (const { cost } of calls) cost.ms += 1000;
  again.run = Object.fromEntries(Object.entries(again.run).reverse()) as unknown as Run;
  expect(await keepOpened(db, again)).toMatchObject({ how: 'same' });
});

it.each<[string, (file: RunFile) => void, RegExp]>([
  ['another plan', ({ run }) => (run.plan = { ...run.plan, seed: 8 }), /planned otherwise/],
  ['another set', ({ run }) => (run.plan = { ...run.plan, setId: 'x' }), /planned otherwise/],
  ['other words', ({ run }) => (run.set.questions[0].text = 'Otherwise?'), /worded otherwise/],
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
  expect(opened).toMatchObject({ how: 'both', why: expect.stringMatching(/being asked/) });
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
