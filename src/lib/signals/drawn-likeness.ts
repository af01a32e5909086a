import type { DrawnReply } from '../methods/calls';
import type { LikenessEvidence } from '../methods/evidence';

/** Cosine of two different draws, by their places. */
export function cosineOfDraws({ cosines }: LikenessEvidence, i: number, k: number): number {
  return cosines[Math.max(i, k)]![Math.min(i, k)]!;
}

/** Cosine of every pair of drawn replies that say something: a blank one is like no other. */
export function cosinesOfWritten(
  evidence: LikenessEvidence,
  draws: readonly Pick<DrawnReply, 'text'>[]
): number[] {
  const written = [...draws.entries()].filter(([, { text }]) => text.trim() !== '').map(([place]) => place);
  return written.flatMap((i, at) => written.slice(0, at).map((k) => cosineOfDraws(evidence, i, k)));
}
