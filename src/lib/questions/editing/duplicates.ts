import type { Question } from '../question';
import { normalise } from '../grading/normalise';
import { answerKey } from '../same-answer';

/** Questions that ask the same. */
export interface Duplicates<T> {
  /** The first of them: it stays. */
  kept: T;
  others: {
    item: T;
    /** Whether it accepts the same preferred answer; where not, it may be another question in the same words. */
    sameAnswer: boolean;
  }[];
}

/** Equal for texts that differ in case, accents, punctuation and articles alone. */
function textKey(text: string): string {
  return normalise(text) || text.trim();
}

/**
 * Questions whose texts are the same but for case, accents, punctuation and articles, in order of appearance.
 * @param questionIn reads the question of an item
 */
export function findDuplicates<T>(items: readonly T[], questionIn: (item: T) => Question): Duplicates<T>[] {
  const byText = new Map<string, [T, ...T[]]>();
  for (const item of items) {
    const key = textKey(questionIn(item).text);
    const same = byText.get(key);
    if (same) same.push(item);
    else byText.set(key, [item]);
  }
  const found: Duplicates<T>[] = [];
  for (const [kept, ...others] of byText.values()) {
    if (others.length === 0) continue;
    const accepted = new Set(questionIn(kept).answers.map(answerKey));
    found.push({
      kept,
      others: others.map((item) => ({
        item,
        sameAnswer: accepted.has(answerKey(questionIn(item).answers[0]!))
      }))
    });
  }
  return found;
}
