import type { DrawnReply } from '../methods/calls';
import type { LikenessEvidence } from '../methods/evidence';

/** Cosine of two different draws, by their places. */
export function cosineOfDraws({ cosines }: LikenessEvidence, i: number, k: number): number {
  return cosines[Math.max(i, k)]![Math.min(i, k)]!;
}

/** Cosines of every pair of draws that say something: one of white space alone says nothing that could be alike. */
export function cosinesOfPairs(evidence: LikenessEvidence, draws: readonly DrawnReply[]): number[] {
  const written = draws.flatMap(({ tokens }, i) => (tokens.join('').trim() === '' ? [] : [i]));
  return written.flatMap((i, at) => written.slice(0, at).map((k) => cosineOfDraws(evidence, i, k)));
}
