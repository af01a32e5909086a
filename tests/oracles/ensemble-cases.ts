import { Seeded } from './seeded';

/** One member's answer to a question. */
export interface CaseVote {
  /** A letter; which one is right differs from question to question. */
  answer: string;
  confidence: number;
  correct: 0 | 1;
}

/**
 * Votes of several members on n questions: confidences on a grid of `steps` (0: on none), right as often as they say and
 * a little less; ensemble.py makes the same.
 */
export function ensembleCase(n: number, members: number, seed: number, steps: number): CaseVote[][] {
  const random = new Seeded(seed);
  return Array.from({ length: n }, (_, question) =>
    Array.from({ length: members }, () => {
      const u = random.uniform();
      const confidence = steps > 0 ? Math.floor(u * steps) / steps : u;
      const correct = random.flip(0.2 + 0.6 * u) as 0 | 1;
      const other = 1 + Math.floor(random.uniform() * 3);
      return { answer: 'abcd'[(question + (correct ? 0 : other)) % 4], confidence, correct };
    })
  );
}
