import { normalise } from './grading/normalise';

/**
 * Equal for texts that differ in case, accents, punctuation and articles alone; a text of nothing else ("A", "?!")
 * stands for itself.
 */
export function textKey(text: string): string {
  return normalise(text) || text.trim();
}
