import type { Grouping } from '../methods/equivalence/grouping';
import { overruleKey, type Run, type StoredAnswers } from './run';

/** A question's answers as they are read, with what they were read for. */
const kept = new WeakMap<StoredAnswers, { groupings: (Grouping | undefined)[]; read: StoredAnswers }>();

/** Keys of what persons grouped, of a record that is replaced when it changes. */
const keysOf = new WeakMap<object, readonly string[]>();

/** Whether something of a question may be grouped: its answers are unpacked only then. */
function mayBeGrouped(regrouped: NonNullable<Run['regrouped']>, questionId: string): boolean {
  let keys = keysOf.get(regrouped);
  if (!keys) keysOf.set(regrouped, (keys = Object.keys(regrouped)));
  const head = overruleKey(questionId, '');
  return keys.some((key) => key.startsWith(head));
}

/**
 * What a question gave, its drawn answers grouped as a person grouped them; itself where nobody did. The same object as long
 * as the groupings are the same, so that what is computed from it is kept with it.
 * @param stored as it was asked, which stays as it is
 */
export function asRegrouped({ regrouped }: Pick<Run, 'regrouped'>, stored: StoredAnswers): StoredAnswers {
  if (!regrouped || !mayBeGrouped(regrouped, stored.questionId)) return stored;
  const groupings = stored.traces.map(
    ({ armId }): Grouping | undefined => regrouped[overruleKey(stored.questionId, armId)]
  );
  if (groupings.every((each) => each === undefined)) return stored;
  const before = kept.get(stored);
  if (before?.groupings.every((each, i) => each === groupings[i])) return before.read;
  const traces = stored.traces.map((trace, i) => {
    const own = groupings[i];
    if (!own) return trace;
    const evidence = trace.evidence.map((each) =>
      each.kind === 'samples' ? { ...each, ...own, maker: 'person' as const } : each
    );
    return { ...trace, evidence };
  });
  const read = { ...stored, traces };
  kept.set(stored, { groupings, read });
  return read;
}
