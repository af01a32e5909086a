import { sample } from '../questions/editing/sample';
import type { Question, SetHeading } from '../questions/question';
import type { StoredSet } from '../store/stored-set';
import type { QuestionSets } from './sets.svelte';

/** A set that new ones are made of. */
export interface Origin {
  heading: SetHeading;
  /** The questions that come into question, in order. */
  questions: readonly Question[];
}

/** Keeps a seeded sample as a new set. Throws as `QuestionSets.keep` does. */
export function keepSample(sets: QuestionSets, { heading, questions }: Origin, size: number, seed: number) {
  return sets.keep(
    { ...heading, id: undefined, title: `${heading.title}: ${size}, seed ${seed}` },
    sample(questions, size, seed)
  );
}

/**
 * Keeps groups as new sets.
 * @param parts the groups of each new set
 * @throws as `QuestionSets.keep` does; then none of the new sets stays
 */
export async function keepGroups(
  sets: QuestionSets,
  { heading, questions }: Origin,
  parts: readonly (readonly string[])[]
): Promise<StoredSet[]> {
  const kept: StoredSet[] = [];
  try {
    for (const part of parts) {
      const name = part.length > 3 ? `${part.length} groups` : part.join(', ');
      const own = questions.filter(({ group = '' }) => part.includes(group));
      kept.push(await sets.keep({ ...heading, id: undefined, title: `${heading.title}: ${name}` }, own));
    }
  } catch (error) {
    for (const { id } of kept) await sets.clear(id);
    throw error;
  }
  return kept;
}
