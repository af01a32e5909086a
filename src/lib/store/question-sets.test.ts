import 'fake-indexeddb/auto';
import { IDBObjectStore } from 'fake-indexeddb';
import { openDB } from 'idb';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { testSet } from '../../../tests/fixtures/run';
import { versionOneFile } from '../../../tests/fixtures/version-1';
import { migrateVersion1 } from '../runs/file/migrate-version-1';
import type { Question, QuestionSet } from '../questions/question';
import { openDatabase, type LabDatabase } from './database';
import {
  changeHeading,
  changeQuestions,
  clearLeftovers,
  clearSet,
  keepSet,
  listSets,
  loadSet,
  loadStored,
  removeSet,
  restoreSet,
  reversed
} from './question-sets';
import { loadRun } from './runs';

let db: LabDatabase;
let name = 0;

beforeEach(async () => {
  db = await openDatabase(`sets-${name++}`);
});
afterEach(() => {
  db.close();
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

const { questions, ...heading } = testSet(1200);
const grouped: Question[] = questions.map((question, i) => ({
  ...question,
  group: i % 3 ? 'a' : '__proto__'
}));

/** Everything in the store, to see that nothing changed. */
async function dump(): Promise<unknown> {
  return { sets: await db.getAll('questionSets'), questions: await db.getAll('questions') };
}

/** Lets the browser run out of room at the n-th write of a question. */
function fillUpAt(n: number): void {
  const put = IDBObjectStore.prototype.put;
  let count = 0;
  vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (
    this: IDBObjectStore,
    ...rest: Parameters<typeof put>
  ) {
    const request = put.apply(this, rest);
    if (this.name === 'questions' && ++count === n) {
      const transaction = this.transaction as unknown as { _abort(reason: string): void };
      queueMicrotask(() => transaction._abort('QuotaExceededError'));
    }
    return request;
  });
}

describe('keeping a set', () => {
  it('gives back what was kept, with its counts', async () => {
    const kept: number[] = [];
    await keepSet(db, heading, grouped, { onProgress: (count) => kept.push(count), fingerprint: 'f' });
    expect(kept).toEqual([500, 1000, 1200]);
    expect(await loadSet(db, 'test')).toEqual({ ...heading, questions: grouped });
    expect((await listSets(db)).ready).toMatchObject([
      { id: 'test', state: 'ready', count: 1200, withDistractors: 1200, nextPosition: 1200, fingerprint: 'f' }
    ]);
    expect((await listSets(db)).ready[0].groups).toEqual(
      new Map([
        ['__proto__', 400],
        ['a', 800]
      ])
    );
  });

  it('keeps sets apart whose ids begin alike', async () => {
    await keepSet(db, heading, questions.slice(0, 2));
    await keepSet(db, { ...heading, id: 'test2' }, questions.slice(0, 3));
    await clearSet(db, 'test');
    expect((await loadSet(db, 'test2'))?.questions).toHaveLength(3);
    expect(await db.count('questions')).toBe(3);
  });

  it('leaves nothing when it is broken off', async () => {
    await keepSet(db, { ...heading, id: 'before' }, questions.slice(0, 3));
    const before = await dump();
    const controller = new AbortController();
    const kept = keepSet(db, heading, questions, {
      signal: controller.signal,
      onProgress: (count) => count === 1000 && controller.abort()
    });
    await expect(kept).rejects.toThrow(/abort/);
    expect(await dump()).toEqual(before);
  });

  it('leaves nothing when there is no room, and says so', async () => {
    await keepSet(db, { ...heading, id: 'before' }, questions.slice(0, 3));
    const before = await dump();
    fillUpAt(700);
    await expect(keepSet(db, heading, questions)).rejects.toThrow(
      /no room left .* Nothing of this set was kept; everything stored before is unharmed/
    );
    expect(await dump()).toEqual(before);
  });

  it('refuses an id that is taken and leaves the set there as it is', async () => {
    await keepSet(db, heading, questions.slice(0, 3));
    const before = await dump();
    await expect(keepSet(db, heading, questions.slice(5))).rejects.toThrow(/stored already/);
    expect(await dump()).toEqual(before);
  });
});

describe('leftovers', () => {
  /** Stands for the browser's locks, shared by all tabs. */
  function stubLocks(): Set<string> {
    const held = new Set<string>();
    const request = async (id: string, ...rest: unknown[]) => {
      const callback = rest.at(-1) as (lock: object | null) => unknown;
      if (held.has(id)) return callback(null);
      held.add(id);
      try {
        return await callback({});
      } finally {
        held.delete(id);
      }
    };
    vi.stubGlobal('navigator', { locks: { request } });
    return held;
  }

  async function halfDone(): Promise<void> {
    await keepSet(db, heading, questions.slice(0, 3));
    await db.put('questionSets', { ...(await db.get('questionSets', 'test'))!, state: 'importing' });
  }

  it('of a killed tab are cleared, those of a live one stay', async () => {
    const held = stubLocks();
    await halfDone();
    held.add('question-set/test');
    await clearLeftovers(db);
    expect(await db.count('questions')).toBe(3);
    held.clear();
    expect((await listSets(db)).ready).toEqual([]);
    await clearLeftovers(db);
    expect(await db.count('questions')).toBe(0);
    expect(await db.count('questionSets')).toBe(0);
  });

  it('an import holds its lock to the end', async () => {
    const held = stubLocks();
    await keepSet(db, heading, questions.slice(0, 3), {
      onProgress: () => expect(held).toContain('question-set/test')
    });
    expect(held.size).toBe(0);
  });

  it('without locks an import counts as dead after a day', async () => {
    vi.stubGlobal('navigator', {});
    await halfDone();
    await clearLeftovers(db);
    expect(await db.count('questions')).toBe(3);
    await clearLeftovers(db, Date.now() + 25 * 3600_000);
    expect(await db.count('questions')).toBe(0);
  });
});

it('a removed set can be put back until it is deleted for good, whatever the clock says', async () => {
  await keepSet(db, heading, grouped);
  await removeSet(db, 'test');
  expect(await listSets(db)).toMatchObject({ ready: [], removed: [{ id: 'test' }] });
  expect(await loadSet(db, 'test')).toBeNull();
  await clearLeftovers(db);
  await restoreSet(db, 'test');
  expect(await loadSet(db, 'test')).toEqual({ ...heading, questions: grouped });
  await removeSet(db, 'test');
  await clearLeftovers(db, Date.now() + 1000 * 24 * 3600_000);
  expect(await db.count('questions')).toBeGreaterThan(0);
  await clearSet(db, 'test');
  expect(await db.count('questions')).toBe(0);
});

describe('changes', () => {
  beforeEach(async () => {
    await keepSet(db, heading, grouped.slice(0, 6));
  });

  it('edit, add and remove, keep the counts right, and are taken back exactly', async () => {
    const before = await loadStored(db, 'test');
    const added: Question = { id: 'new', text: 'New?', answers: ['yes'], group: 'b' };
    const changes = [
      {
        position: 1,
        before: grouped[1],
        after: { ...grouped[1], text: 'Edited?', distractors: [], group: 'b' }
      },
      { position: 2, before: grouped[2], after: null },
      { position: 6, before: null, after: added }
    ];
    const set = await changeQuestions(db, 'test', changes);
    expect(set).toMatchObject({ count: 6, withDistractors: 4, nextPosition: 7 });
    expect(set.groups).toEqual(
      new Map([
        ['__proto__', 2],
        ['a', 2],
        ['b', 2]
      ])
    );
    expect((await loadSet(db, 'test'))?.questions.map(({ text }) => text)).toEqual([
      'Question 0?',
      'Edited?',
      'Question 3?',
      'Question 4?',
      'Question 5?',
      'New?'
    ]);
    await changeQuestions(db, 'test', reversed(changes));
    const after = await loadStored(db, 'test');
    expect(after!.questions).toEqual(before!.questions);
    expect(after!.set).toEqual({ ...before!.set, nextPosition: 7, changedAt: after!.set.changedAt });
  });

  it('of a question that another tab changed are refused whole', async () => {
    await changeQuestions(db, 'test', [
      { position: 1, before: grouped[1], after: { ...grouped[1], text: 'Theirs?' } }
    ]);
    const before = await dump();
    const mine = [
      { position: 0, before: grouped[0], after: null },
      { position: 1, before: grouped[1], after: { ...grouped[1], text: 'Mine?' } }
    ];
    await expect(changeQuestions(db, 'test', mine)).rejects.toThrow(/changed in another tab/);
    expect(await dump()).toEqual(before);
  });

  it('leave everything as it was when there is no room', async () => {
    const before = await dump();
    fillUpAt(2);
    const changes = [0, 1, 2].map((position) => ({
      position,
      before: grouped[position],
      after: { ...grouped[position], text: 'Long?' }
    }));
    await expect(changeQuestions(db, 'test', changes)).rejects.toThrow(/no room left/);
    expect(await dump()).toEqual(before);
  });

  it('of the heading keep the rest', async () => {
    const set = await changeHeading(db, { id: 'test', title: 'Better', licence: 'MIT' });
    expect(set).toMatchObject({ title: 'Better', licence: 'MIT', count: 6 });
    expect(await changeHeading(db, { id: 'test', title: 'Better' })).not.toHaveProperty('licence');
    await expect(changeHeading(db, { id: 'none', title: 'x' })).rejects.toThrow(/another tab/);
  });
});

it.each([1, 2])(
  'brings everything over from version %i of the store, runs as they were made then too',
  async (version) => {
    const set: QuestionSet = { ...heading, licence: 'MIT', questions: grouped.slice(0, 5) };
    const file = versionOneFile(3);
    const { run, traces } = file;
    const old = await openDB(`from-${version}`, version, {
      upgrade(db) {
        db.createObjectStore('questionSets', { keyPath: 'id' });
        db.createObjectStore('runs', { keyPath: 'id' }).createIndex('createdAt', 'createdAt');
        db.createObjectStore('traces', { keyPath: ['runId', 'questionId'] }).createIndex('runId', 'runId');
        if (version === 1) return;
        db.createObjectStore('questions', { keyPath: ['setId', 'position'] });
        db.createObjectStore('columnMappings', { keyPath: 'signature' });
      }
    });
    if (version === 1) await old.put('questionSets', set);
    await old.put('runs', run);
    for (const questionId of run.plan.questionIds) {
      const own = traces.filter((trace) => trace.questionId === questionId);
      await old.put('traces', { runId: run.id, questionId, traces: own });
    }
    old.close();
    const upgraded = await openDatabase(`from-${version}`);
    if (version === 1) {
      expect(await loadSet(upgraded, 'test')).toEqual(set);
      expect((await listSets(upgraded)).ready).toMatchObject([
        { id: 'test', licence: 'MIT', count: 5, withDistractors: 5, state: 'ready' }
      ]);
    }
    expect(await loadRun(upgraded, run.id)).toEqual(migrateVersion1(file));
    expect([...upgraded.objectStoreNames]).not.toContain('traces');
    upgraded.close();
  }
);

it('says so when a newer version of the lab wrote the store, and leaves it as it is', async () => {
  const newer = await openDB('newer', 99, { upgrade: (db) => void db.createObjectStore('things') });
  await newer.put('things', 'kept', 1);
  newer.close();
  await expect(openDatabase('newer')).rejects.toThrow(/newer version of the lab.*Nothing was changed/);
  const again = await openDB('newer', 99);
  expect(await again.get('things', 1)).toBe('kept');
  again.close();
});
