import type { Question, SetHeading } from '../questions/question';

/** `importing`: not all questions are in yet; `removed`: can be put back until it is cleared away. */
export type SetState = 'importing' | 'ready' | 'removed';

/** What is stored of a set beside its questions: enough to list it. */
export interface StoredSet extends SetHeading {
  state: SetState;
  /** When it came in, and when it last changed; ISO 8601. */
  createdAt: string;
  changedAt: string;
  count: number;
  /** Questions with at least one distractor. */
  withDistractors: number;
  /** Number of questions by group, in order of appearance; those without a group are not in it. */
  groups: Map<string, number>;
  /** Position the next new question gets; positions are never used again. */
  nextPosition: number;
  /** Of the questions as they came in, to notice that they come in again. */
  fingerprint?: string;
}

/** A question in its place in a set. */
export interface StoredQuestion {
  setId: string;
  /** Order within the set; gaps are where questions were removed. */
  position: number;
  question: Question;
}

type Counts = Pick<StoredSet, 'count' | 'withDistractors' | 'groups'>;

/** Counts a question into (`by` = 1) or out of (`by` = −1) a set's summary. */
export function countQuestion(counts: Counts, { distractors, group }: Question, by: 1 | -1): void {
  counts.count += by;
  if (distractors?.length) counts.withDistractors += by;
  if (!group) return;
  const left = (counts.groups.get(group) ?? 0) + by;
  if (left > 0) counts.groups.set(group, left);
  else counts.groups.delete(group);
}

/** The record of a set that holds these questions at positions 0, 1, … */
export function summariseSet(heading: SetHeading, questions: readonly Question[], at: string): StoredSet {
  const set: StoredSet = {
    ...heading,
    state: 'ready',
    createdAt: at,
    changedAt: at,
    count: 0,
    withDistractors: 0,
    groups: new Map(),
    nextPosition: questions.length
  };
  for (const question of questions) countQuestion(set, question, 1);
  return set;
}
