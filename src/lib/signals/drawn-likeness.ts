import type { LikenessEvidence } from '../methods/evidence';

/** Cosine of two different draws, by their places. */
export function cosineOfDraws({ cosines }: LikenessEvidence, i: number, k: number): number {
  return cosines[Math.max(i, k)]![Math.min(i, k)]!;
}
