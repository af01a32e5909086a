import { addDistractors } from '../questions/distractors/add-distractors';
import { SameGroupDistractors } from '../questions/distractors/same-group';
import type { Question } from '../questions/question';
import type { StoredQuestion } from '../store/stored-set';

/** Distractors found for one question. */
export interface Suggestion {
  item: StoredQuestion;
  added: string[];
  /** The question with them. */
  after: Question;
}

/** What distractors are looked for. */
export interface DistractorsWanted {
  /** Questions that want some. */
  items: readonly StoredQuestion[];
  /** All questions of the set: their answers are what is chosen among. */
  all: readonly StoredQuestion[];
  /** How many a question is to have in the end. */
  wanted: number;
  seed: number;
}

/** Milliseconds of work between two looks at the page. */
const SLICE = 30;

/**
 * Looks for distractors among the answers of the same group, a slice at a time, so that the page stays usable.
 * @param onProgress gets the number of questions looked at
 * @returns those for which some were found; `null` when it was broken off
 */
export async function suggestDistractors(
  { items, all, wanted, seed }: DistractorsWanted,
  onProgress: (looked: number) => void,
  signal: AbortSignal
): Promise<Suggestion[] | null> {
  const pools = new SameGroupDistractors(all.map(({ question }) => question));
  const found: Suggestion[] = [];
  let pause = performance.now() + SLICE;
  for (const [i, item] of items.entries()) {
    if (performance.now() > pause) {
      onProgress(i);
      await new Promise((resolve) => setTimeout(resolve));
      if (signal.aborted) return null;
      pause = performance.now() + SLICE;
    }
    const { question } = item;
    const missing = wanted - (question.distractors?.length ?? 0);
    const added = pools.suggest(question, missing, seed);
    if (added.length > 0) {
      found.push({ item, added, after: addDistractors(question, added, 'same-group').question });
    }
  }
  return signal.aborted ? null : found;
}
