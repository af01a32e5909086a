import * as v from 'valibot';
import type { Said } from './quiz';

const said = v.object({
  choice: v.nullable(v.string()),
  confidence: v.nullable(v.pipe(v.number(), v.minValue(0.25), v.maxValue(1)))
});

/** Where somebody stands in a round. */
export interface RoundProgress {
  /** What was said, by question. */
  said: Record<string, Said>;
  /** The question that is open, from 0. */
  at: number;
  /** How many one thinks one has right; `null` until that was said. */
  howMany: number | null;
}

export const noProgress: RoundProgress = { said: {}, at: 0, howMany: null };

/** How it is kept. */
export const roundProgressSchema = v.object({
  said: v.record(v.string(), said),
  at: v.pipe(v.number(), v.integer(), v.minValue(0)),
  howMany: v.nullable(v.pipe(v.number(), v.integer(), v.minValue(0)))
});

/** Progress with one part of what was said to a question. */
export function withSaid(progress: RoundProgress, questionId: string, part: Partial<Said>): RoundProgress {
  const before = progress.said[questionId] ?? { choice: null, confidence: null };
  return { ...progress, said: { ...progress.said, [questionId]: { ...before, ...part } } };
}
