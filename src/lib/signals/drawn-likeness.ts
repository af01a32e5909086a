import { mean } from '../calibration/metrics/accuracy';
import type { DrawnReply } from '../methods/calls';
import type { LikenessEvidence } from '../methods/evidence';

/** Cosine of two different draws, by their places. */
export function cosineOfDraws({ cosines }: LikenessEvidence, i: number, k: number): number {
  return cosines[Math.max(i, k)]![Math.min(i, k)]!;
}

/** Cosine of every pair of drawn replies that say something: a blank one is like no other. */
function cosinesOfWritten(evidence: LikenessEvidence, draws: readonly Pick<DrawnReply, 'text'>[]): number[] {
  const written = [...draws.entries()].filter(([, { text }]) => text.trim() !== '').map(([place]) => place);
  return written.flatMap((i, at) => written.slice(0, at).map((k) => cosineOfDraws(evidence, i, k)));
}

/** Mean cosine of all those pairs, and the least; `null` where fewer than two replies say something. */
export function similarityOfDraws(
  evidence: LikenessEvidence,
  draws: readonly Pick<DrawnReply, 'text'>[]
): { mean: number; least: number } | null {
  const cosines = cosinesOfWritten(evidence, draws);
  if (cosines.length === 0) return null;
  return { mean: mean(cosines), least: cosines.reduce((a, b) => Math.min(a, b)) };
}
