import { headingOf, type Question, type QuestionSet, type SetHeading } from '../questions/question';
import type { LabDatabase } from './database';
import { ended } from './ended';
import { storeError } from './store-error';
import { countQuestion, summariseSet, type StoredQuestion, type StoredSet } from './stored-set';
import { holdLock, isLocked } from './tab-lock';

/** Questions written in one transaction. */
const BATCH = 500;
/** Where there are no locks, an import is given up after this long; milliseconds. */
const DAY = 24 * 3600 * 1000;

const lockOf = (setId: string) => `question-set/${setId}`;
const questionsOf = (setId: string) => IDBKeyRange.bound([setId], [setId, []]);

/** Sets of which all questions are in, on the list and off it, the newest first. */
export async function allSets(db: LabDatabase): Promise<StoredSet[]> {
  const all = (await db.getAll('questionSets')).filter(({ state }) => state !== 'importing');
  return all.sort((a, b) => (a.createdAt < b.createdAt ? 1 : a.createdAt > b.createdAt ? -1 : 0));
}

/** Sets on the list, the newest first, and those removed that can still be put back. */
export async function listSets(db: LabDatabase): Promise<{ ready: StoredSet[]; removed: StoredSet[] }> {
  const all = await allSets(db);
  return {
    ready: all.filter(({ state }) => state === 'ready'),
    removed: all.filter(({ state }) => state === 'removed')
  };
}

/** The questions of a set in order, all or the first few, whatever its state. */
export function questionsOfSet(db: LabDatabase, id: string, most?: number): Promise<StoredQuestion[]> {
  return db.getAll('questions', questionsOf(id), most);
}

/** A set's record and its questions in order, or `null` when there is none of that id. */
export async function loadStored(
  db: LabDatabase,
  id: string
): Promise<{ set: StoredSet; questions: StoredQuestion[] } | null> {
  const tx = db.transaction(['questionSets', 'questions']);
  const set = await tx.objectStore('questionSets').get(id);
  if (set?.state !== 'ready') return null;
  return { set, questions: await tx.objectStore('questions').getAll(questionsOf(id)) };
}

/** A stored set whole, as a run takes it, or `null`. */
export async function loadSet(db: LabDatabase, id: string): Promise<QuestionSet | null> {
  const stored = await loadStored(db, id);
  if (!stored) return null;
  return { ...headingOf(stored.set), questions: stored.questions.map(({ question }) => question) };
}

/** How an import is watched and broken off. */
export interface KeepOptions {
  /** Gets the number of questions kept so far. */
  onProgress?: (kept: number) => void;
  signal?: AbortSignal;
  fingerprint?: string;
  /** What was known of it, where it was here or elsewhere before. */
  as?: Partial<Pick<StoredSet, 'createdAt' | 'changedAt' | 'state'>>;
}

/**
 * Keeps a new set: a batch of questions a transaction, and a last one that makes it visible. When anything fails, is
 * broken off or the tab is killed in between, nothing of it stays.
 * @throws Error in words, also when there is a set of that id; the signal's reason when it was broken off
 */
export async function keepSet(
  db: LabDatabase,
  heading: SetHeading,
  questions: readonly Question[],
  { onProgress, signal, fingerprint, as }: KeepOptions = {}
): Promise<StoredSet> {
  const { id } = heading;
  const release = await holdLock(lockOf(id));
  let begun = false;
  try {
    signal?.throwIfAborted();
    const set = { ...summariseSet(heading, questions, new Date().toISOString()), fingerprint, ...as };
    if (!fingerprint) delete set.fingerprint;
    await db.add('questionSets', { ...set, state: 'importing' });
    begun = true;
    for (let start = 0; start < questions.length; start += BATCH) {
      const tx = db.transaction('questions', 'readwrite');
      const batch = questions.slice(start, start + BATCH);
      await ended(
        tx.done,
        batch.map((question, i) => tx.store.put({ setId: id, position: start + i, question }))
      );
      onProgress?.(start + batch.length);
      signal?.throwIfAborted();
    }
    await db.put('questionSets', set);
    return set;
  } catch (error) {
    if (begun) await clearSet(db, id);
    if (signal?.aborted) throw signal.reason;
    throw storeError(error, 'Nothing of this set was kept; everything stored before is unharmed.');
  } finally {
    release();
  }
}

/** Deletes a set and its questions for good. */
export async function clearSet(db: LabDatabase, id: string): Promise<void> {
  const tx = db.transaction(['questionSets', 'questions'], 'readwrite');
  await ended(tx.done, [
    tx.objectStore('questionSets').delete(id),
    tx.objectStore('questions').delete(questionsOf(id))
  ]);
}

/**
 * Clears what a killed tab left of an import. Imports of tabs that are alive stay, and so do sets that were removed,
 * whatever the clock says: they go when a person deletes them for good.
 */
export async function clearLeftovers(db: LabDatabase, now = Date.now()): Promise<void> {
  for (const { id, state, changedAt } of await db.getAll('questionSets')) {
    if (state !== 'importing') continue;
    const alive = (await isLocked(lockOf(id))) ?? now - Date.parse(changedAt) <= DAY;
    if (!alive) await clearSet(db, id);
  }
}

/** One question that changes; `null` before: it is new; `null` after: it goes. */
export interface QuestionChange {
  position: number;
  before: Question | null;
  after: Question | null;
}

/** The changes that take these back. */
export function reversed(changes: readonly QuestionChange[]): QuestionChange[] {
  return changes.map(({ position, before, after }) => ({ position, before: after, after: before }));
}

async function changeRecord(
  db: LabDatabase,
  id: string,
  change: (set: StoredSet) => void
): Promise<StoredSet | null> {
  const tx = db.transaction('questionSets', 'readwrite');
  const set = await tx.store.get(id);
  if (!set) return null;
  change(set);
  await ended(tx.done, [tx.store.put(set)]);
  return set;
}

/** Removes a set from the list; it can be put back until it is cleared. */
export async function removeSet(db: LabDatabase, id: string): Promise<void> {
  await changeRecord(db, id, (set) => {
    set.state = 'removed';
    set.changedAt = new Date().toISOString();
  });
}

/** Puts a removed set back. */
export async function restoreSet(db: LabDatabase, id: string): Promise<void> {
  await changeRecord(db, id, (set) => (set.state = 'ready'));
}

/**
 * Changes what a set says of itself; its id stays.
 * @throws Error in words when the set is gone or there is no room
 */
export async function changeHeading(db: LabDatabase, heading: SetHeading): Promise<StoredSet> {
  const changed = await changeRecord(db, heading.id, (set) => {
    for (const key of ['description', 'licence', 'source'] as const) delete set[key];
    Object.assign(set, headingOf(heading), { changedAt: new Date().toISOString() });
  }).catch((error) => {
    throw storeError(error, 'Nothing was changed.');
  });
  if (!changed) throw new Error('This set was removed in another tab.');
  return changed;
}

const same = (a: Question | null, b: Question | null) => JSON.stringify(a) === JSON.stringify(b);

/**
 * Changes, adds and removes questions of a set, and its counts, in one transaction: all of it or nothing.
 * @throws Error in words when a question is no longer as `before` says (another tab changed it), or there is no room
 */
export async function changeQuestions(
  db: LabDatabase,
  setId: string,
  changes: readonly QuestionChange[]
): Promise<StoredSet> {
  const tx = db.transaction(['questionSets', 'questions'], 'readwrite');
  const store = tx.objectStore('questions');
  try {
    const set = await tx.objectStore('questionSets').get(setId);
    if (!set) throw new Error('This set was removed in another tab.');
    const found = await Promise.all(changes.map(({ position }) => store.get([setId, position])));
    if (changes.some(({ before }, i) => !same(found[i]?.question ?? null, before))) {
      throw new Error('These questions were changed in another tab. Open the set again to see how they are.');
    }
    for (const { position, before, after } of changes) {
      if (before) countQuestion(set, before, -1);
      if (after) countQuestion(set, after, 1);
      set.nextPosition = Math.max(set.nextPosition, position + 1);
    }
    set.changedAt = new Date().toISOString();
    await ended(tx.done, [
      tx.objectStore('questionSets').put(set),
      ...changes.map(({ position, after }) =>
        after ? store.put({ setId, position, question: after }) : store.delete([setId, position])
      )
    ]);
    return set;
  } catch (error) {
    // Nothing is written before the checks, so a transaction refused by them ends empty.
    throw storeError(error, 'Nothing was changed.');
  }
}
