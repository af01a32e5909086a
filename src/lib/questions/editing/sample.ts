import { shuffled } from '../../random/seeded';
import type { Question } from '../question';

/** So many questions drawn without putting back, in the order they had; the same seed draws the same ones. */
export function sample(questions: readonly Question[], size: number, seed: number): Question[] {
  const drawn = new Set(
    shuffled(
      questions.map(({ id }) => id),
      seed,
      'sample'
    ).slice(0, size)
  );
  return questions.filter(({ id }) => drawn.has(id));
}
