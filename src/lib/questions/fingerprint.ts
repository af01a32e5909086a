import { hashText } from '../calibration/splitting/hash-text';
import type { Question } from './question';

/**
 * Tells whether the same questions came in before, whatever file they came in. 64 bits: a notice may hang on it, never
 * data.
 */
export function fingerprintOf(questions: readonly Question[]): string {
  const text = JSON.stringify(
    questions.map(({ text, answers, distractors = [] }) => [text, answers, distractors])
  );
  return `${questions.length}-${hashText(`a${text}`).toString(16)}-${hashText(`b${text}`).toString(16)}`;
}
