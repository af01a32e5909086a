import 'fake-indexeddb/auto';
import { deleteDB, openDB, type IDBPDatabase } from 'idb';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { testAnswered, testFile } from '../../../tests/fixtures/run';
import { versionOneFile } from '../../../tests/fixtures/version-1';
import { migrateVersion1 } from '../runs/file/migrate-version-1';
import type { RunFile, RunPlan } from '../runs/run';
import { storedAnswers } from '../runs/stored-answers';
import { openDatabase, type LabDatabase } from './database';
import {
  addRun,
  answeredQuestions,
  changeGrades,
  changeGroupings,
  changeRun,
  clearRun,
  keepAnswers,
  listRuns,
  loadRun,
  putBackRun,
  rawRun,
  removeRun
} from './runs';

let db: LabDatabase;
let count = 0;
let name = '';

beforeEach(async () => {
  name = `runs-${count++}`;
  db = await openDatabase(name);
});
afterEach(() => db.close());

const right = { grade: 'right', rule: 'person' } as const;
const wrong = { grade: 'wrong', rule: 'person' } as const;

const file = (questions = 4): RunFile => testFile(questions);
const empty = (): RunFile => ({ ...file(), answers: [] });
const answersOf = (plan: RunPlan, id: string) => storedAnswers(testAnswered(plan, id));
const idsOf = async () => (await listRuns(db)).ready.map(({ id }) => id);

it('gives back what was stored, in the order of the plan, whatever the order it came in', async () => {
  const expected = file();
  await addRun(db, empty());
  for (const id of [...expected.run.plan.questionIds].reverse()) {
    await keepAnswers(db, expected.run.id, answersOf(expected.run.plan, id));
  }
  expect(await loadRun(db, expected.run.id)).toEqual(expected);
  expect(await loadRun(db, 'none')).toBeNull();
});

it('knows the newest run when the clock was set back, and when it was set forward', async () => {
  const { run } = file();
  for (const [id, year] of [
    ['first', 2026],
    ['clock-back', 1999],
    ['clock-forward', 2099],
    ['last', 2026]
  ] as const) {
    await addRun(db, { ...empty(), run: { ...run, id, createdAt: `${year}-02-01T00:00:00.000Z` } });
  }
  expect(await idsOf()).toEqual(['last', 'clock-forward', 'clock-back', 'first']);
});

it('never puts a new run in the place of another, on the list or off it', async () => {
  await addRun(db, file());
  await expect(addRun(db, empty())).rejects.toThrow(expect.objectContaining({ name: 'ConstraintError' }));
  await removeRun(db, file().run.id);
  await expect(addRun(db, empty())).rejects.toThrow(expect.objectContaining({ name: 'ConstraintError' }));
  await putBackRun(db, file().run.id);
  expect(await loadRun(db, file().run.id)).toEqual(file());
});

describe('two tabs', () => {
  let other: LabDatabase;
  beforeEach(async () => void (other = await openDatabase(name)));
  afterEach(() => other.close());

  it('keep each other’s grades and what the run came to', async () => {
    const { run } = file();
    await addRun(db, empty());
    await changeGrades(other, run.id, new Map([['q1/direct', wrong]]));
    await changeRun(db, run.id, { state: 'done' });
    await changeGrades(db, run.id, new Map([['q2/direct', right]]));
    await changeRun(other, run.id, { title: 'Renamed' });
    expect((await loadRun(db, run.id))!.run).toMatchObject({
      state: 'done',
      title: 'Renamed',
      overrules: { 'q1/direct': wrong, 'q2/direct': right }
    });
    await changeGrades(db, run.id, new Map([['q1/direct', null]]));
    expect((await loadRun(other, run.id))!.run.overrules).toEqual({ 'q2/direct': right });
  });

  it('keep each other’s groupings of drawn answers', async () => {
    const { run } = file();
    const [one, two] = [
      { clusters: [0, 1], greedy: 1 },
      { clusters: [0, 0], greedy: null }
    ];
    await addRun(db, empty());
    await changeGroupings(other, run.id, [['q1/samples', one]]);
    await changeGroupings(db, run.id, [['q2/samples', two]]);
    expect((await loadRun(db, run.id))!.run.regrouped).toEqual({ 'q1/samples': one, 'q2/samples': two });
    await changeGroupings(db, run.id, [['q1/samples', null]]);
    await changeGroupings(other, run.id, [['q2/samples', null]]);
    expect((await loadRun(other, run.id))!.run).not.toHaveProperty('regrouped');
  });

  it('know what was asked in either, and keep what came first', async () => {
    const { run } = file();
    await addRun(db, empty());
    const [id] = run.plan.questionIds;
    expect(await keepAnswers(db, run.id, answersOf(run.plan, id))).toBe(true);
    const later = answersOf({ ...run.plan, seed: 99 }, id);
    expect(await keepAnswers(other, run.id, later)).toBe(false);
    expect(await answeredQuestions(other, run.id)).toEqual([id]);
    expect((await loadRun(db, run.id))!.answers).toEqual([answersOf(run.plan, id)]);
  });

  it.each(['removed', 'cleared'])('leave no part of a run that was %s while it was asked', async (how) => {
    const { run } = file();
    await addRun(db, { ...file(), answers: [answersOf(run.plan, run.plan.questionIds[0])] });
    await removeRun(other, run.id);
    if (how === 'cleared') await clearRun(other, run.id);
    const [, second] = run.plan.questionIds;
    const gone = how === 'cleared' ? 'missing' : 'removed';
    const matching = expect.objectContaining({ name: 'RunGone', how: gone });
    await expect(keepAnswers(db, run.id, answersOf(run.plan, second))).rejects.toEqual(matching);
    await expect(changeRun(db, run.id, { state: 'done' })).rejects.toEqual(matching);
    await expect(changeGrades(db, run.id, new Map([['k', right]]))).rejects.toEqual(matching);
    const grouping = { clusters: [0], greedy: 0 };
    await expect(changeGroupings(db, run.id, [['k', grouping]])).rejects.toEqual(matching);
    expect(await db.count('groupings')).toBe(0);
    expect(await db.count('answers')).toBe(how === 'cleared' ? 0 : 1);
    expect(await db.count('grades')).toBe(0);
    expect(await idsOf()).toEqual([]);
  });
});

it('puts a removed run back as it was, and deletes one for good with all that belongs to it', async () => {
  const expected = file();
  expected.run.overrules = { 'q1/direct': wrong };
  expected.run.regrouped = { 'q1/samples': { clusters: [0, 1], greedy: null } };
  await addRun(db, expected);
  await addRun(db, { ...file(), run: { ...file().run, id: 'other' } });
  await removeRun(db, expected.run.id);
  expect(await idsOf()).toEqual(['other']);
  expect((await listRuns(db)).removed.map(({ id }) => id)).toEqual([expected.run.id]);
  expect(await loadRun(db, expected.run.id)).toBeNull();
  await putBackRun(db, expected.run.id);
  expect(await loadRun(db, expected.run.id)).toEqual(expected);
  await clearRun(db, expected.run.id);
  expect(await db.count('answers')).toBe(4);
  expect(await db.count('grades')).toBe(0);
  expect(await db.count('groupings')).toBe(0);
});

const oldStores = (db: IDBPDatabase, answers: string) => {
  db.createObjectStore('questionSets', { keyPath: 'id' });
  db.createObjectStore('questions', { keyPath: ['setId', 'position'] });
  db.createObjectStore('columnMappings', { keyPath: 'signature' });
  db.createObjectStore('runs', { keyPath: 'id' }).createIndex('createdAt', 'createdAt');
  db.createObjectStore(answers, { keyPath: ['runId', 'questionId'] }).createIndex('runId', 'runId');
};

it('brings over runs of version 2, with their grades, in their order, and none called recorded', async () => {
  db.close();
  await deleteDB(name);
  const old = await openDB(name, 2, { upgrade: (db) => oldStores(db, 'traces') });
  const { run, traces } = versionOneFile(1);
  const [id] = run.plan.questionIds;
  const graded = { ...run, overrules: { [`${id}/direct/answer`]: wrong } };
  await old.put('runs', graded);
  await old.put('runs', { ...run, id: 'recorded', createdAt: '2099-03-01T00:00:00.000Z' });
  await old.put('runs', { id: 'broken', overrules: 7 });
  await old.put('traces', { runId: run.id, questionId: id, traces });
  await old.put('traces', { runId: 'recorded', questionId: id, traces });
  await old.put('traces', { runId: 'broken', questionId: id, traces });
  old.close();
  db = await openDatabase(name);
  expect((await idsOf()).sort()).toEqual(['broken', 'recorded-opened', run.id].sort());
  const expected = migrateVersion1({ run: graded, traces });
  expect(expected.run.overrules).toEqual({ [`${id}/direct`]: wrong });
  expect(await loadRun(db, run.id)).toEqual(expected);
  expect((await loadRun(db, 'recorded-opened'))!.answers).toEqual(expected.answers);
  // What cannot be read is there as it was.
  expect((await rawRun(db, 'broken')).answers).toEqual([expect.objectContaining({ traces })]);
});

it('brings over runs of version 3', async () => {
  db.close();
  await deleteDB(name);
  const old = await openDB(name, 3, { upgrade: (db) => oldStores(db, 'answers') });
  const expected = file();
  expected.run.overrules = { 'q1/direct': wrong };
  await old.put('runs', expected.run);
  for (const each of expected.answers) await old.put('answers', { runId: expected.run.id, ...each });
  old.close();
  db = await openDatabase(name);
  expect(await loadRun(db, expected.run.id)).toEqual(expected);
  await changeGrades(db, expected.run.id, [['q1/direct', null]]);
  expect((await loadRun(db, expected.run.id))!.run.overrules).toEqual({});
});
