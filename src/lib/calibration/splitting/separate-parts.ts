import { requireSameLength, requireList } from '../outcomes';

/** Ids that stand in more than one part of a split. */
export interface SharedIds {
  /** How many, and the first of them, in order of appearance. */
  count: number;
  examples: string[];
}

const EXAMPLES = 5;

/**
 * Ids whose rows fall in more than one part of a given split: figures on the one part are then no held-out ones for what
 * was fitted on the other. `null` when every id keeps to one part.
 * @throws RangeError when there is not a part for each id
 */
export function sharedIds(ids: ArrayLike<string>, parts: ArrayLike<string | number>): SharedIds | null {
  requireList(ids, 'The ids');
  requireSameLength(ids, parts, 'parts');
  const first = new Map<string, string | number>();
  const shared = new Set<string>();
  for (let row = 0; row < ids.length; row++) {
    const before = first.get(ids[row]);
    if (before === undefined) first.set(ids[row], parts[row]);
    else if (before !== parts[row]) shared.add(ids[row]);
  }
  return shared.size === 0 ? null : { count: shared.size, examples: [...shared].slice(0, EXAMPLES) };
}

/**
 * Checks that no id stands in two parts of a split.
 * @throws RangeError saying how many do, and naming some
 */
export function requireSeparateParts(ids: ArrayLike<string>, parts: ArrayLike<string | number>): void {
  const shared = sharedIds(ids, parts);
  if (!shared) return;
  const { count, examples } = shared;
  const named = examples.map((id) => `“${id}”`).join(', ');
  throw new RangeError(
    `${count} id${count === 1 ? ' is' : 's are'} in more than one part of the split (${named}${count > examples.length ? ', …' : ''}): what is fitted on the one part has seen the other. Put all rows of an id in one part.`
  );
}
