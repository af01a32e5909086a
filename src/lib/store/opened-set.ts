import { fingerprintOf } from '../questions/fingerprint';
import { headingOf, type QuestionSet, type SetHeading } from '../questions/question';
import { sameContent } from '../runs/same-content';
import { freshSetId } from '../questions/set-id';
import type { LabDatabase } from './database';
import { isKeptBeside } from './kept-beside';
import { allSets, keepSet, questionsOfSet, restoreSet, type KeepOptions } from './question-sets';
import type { StoredSet } from './stored-set';

/** A set that comes back from a file that says what was known of it. */
export interface ReturningSet {
  set: QuestionSet;
  /** Off the list. */
  removed: boolean;
  /** What stood beside it: when it came in and last changed, and what its questions were as they came in. */
  known: Partial<Pick<StoredSet, 'createdAt' | 'changedAt' | 'fingerprint'>>;
}

/** What a set meets here, or what taking it did. */
export interface MetSet {
  /** Id under which it is stored, or will be. */
  id: string;
  /** `new`: it was not here; `same`: it was; `both`: another of its id is here, and it is stored beside it. */
  how: 'new' | 'same' | 'both';
  /** In what it differs from the one here. */
  why?: string;
  /** Whether the one here was off the list and is on it again. */
  putBack?: true;
}

/** In what a stored set differs, or `null`. */
async function difference(db: LabDatabase, here: StoredSet, set: QuestionSet): Promise<string | null> {
  const said = (heading: SetHeading) => headingOf({ ...heading, id: '' });
  if (here.count !== set.questions.length)
    return `it has ${set.questions.length} questions, and the one here ${here.count}`;
  if (
    !sameContent(
      (await questionsOfSet(db, here.id)).map(({ question }) => question),
      set.questions
    )
  )
    return 'its questions differ from those of the one here';
  return sameContent(said(here), said(set))
    ? null
    : 'its title or description differs from that of the one here';
}

/**
 * What a set that comes back meets here.
 * @param reserved ids that no stored set may have
 */
export async function foreseeSet(
  db: LabDatabase,
  { set, removed }: ReturningSet,
  reserved: readonly string[]
): Promise<MetSet> {
  // Ids are as the lab makes them; one from elsewhere becomes so.
  const wanted = freshSetId(set.id, []);
  const all = await allSets(db);
  const own = all.find(({ id }) => id === wanted);
  let why = reserved.includes(wanted) ? 'a set that comes with the lab has its name' : undefined;
  const beside = own || why !== undefined ? all.filter(({ id }) => isKeptBeside(wanted, id)) : [];
  for (const here of [...(own ? [own] : []), ...beside]) {
    const differs = await difference(db, here, set);
    if (differs === null) {
      const putBack = here.state === 'removed' && !removed;
      return { id: here.id, how: 'same', ...(putBack && { putBack }) };
    }
    why ??= differs;
  }
  const id = freshSetId(wanted, [...reserved, ...(await db.getAllKeys('questionSets'))]);
  return { id, how: why === undefined ? 'new' : 'both', ...(why !== undefined && { why }) };
}

/**
 * Stores a set that comes back; nothing that is here is replaced.
 * @throws Error in words when it could not be kept; then nothing of it stays
 */
export async function keepReturningSet(
  db: LabDatabase,
  returning: ReturningSet,
  reserved: readonly string[],
  options: Pick<KeepOptions, 'onProgress' | 'signal'> = {}
): Promise<MetSet> {
  const met = await foreseeSet(db, returning, reserved);
  if (met.putBack) await restoreSet(db, met.id);
  if (met.how === 'same') return met;
  const { set, removed, known } = returning;
  const { createdAt, changedAt, fingerprint = fingerprintOf(set.questions) } = known;
  await keepSet(db, headingOf({ ...set, id: met.id }), set.questions, {
    ...options,
    fingerprint,
    as: {
      ...(createdAt !== undefined && { createdAt }),
      ...(changedAt !== undefined && { changedAt }),
      ...(removed && { state: 'removed' })
    }
  });
  return met;
}
