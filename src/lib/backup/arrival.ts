import type { Kind } from './format';

/**
 * What becomes of one thing of a file: `new`: it was not here; `same`: all of it is; `joined`: what was missing here is
 * added; `both`: another one is here, and both are kept; `put-back`: it is here, off the list, and comes back on it; `stays`:
 * another one is here, of which there can be one only, so that it stays; `left-out`: it cannot be read or kept.
 */
export type Fate = 'new' | 'same' | 'joined' | 'both' | 'put-back' | 'stays' | 'left-out';

/** What becomes of something, with the reason where it needs one. */
export interface Outcome {
  fate: Fate;
  why?: string;
}

/** An outcome, with its reason where it has one. */
export function outcome(fate: Fate, why?: string): Outcome {
  return { fate, ...(why !== undefined && { why }) };
}

/** What was done with something, and how it is taken back; `null` where nothing was done. */
export interface Taken extends Outcome {
  undo: (() => Promise<void>) | null;
}

/** One thing in a file of everything. */
export interface Arrival {
  kind: Kind;
  title: string;
  /** What would become of it as things are now. */
  foreseen: Outcome;
  /**
   * Takes it in.
   * @throws Error in words where it cannot be kept; the signal's reason when it was broken off; then nothing of it stays
   */
  take(signal: AbortSignal): Promise<Taken>;
}

/** Something that cannot be taken in, and why. */
export function leftOut(kind: Kind, title: string, why: string): Arrival {
  const left = outcome('left-out', why);
  return { kind, title, foreseen: left, take: async () => ({ ...left, undo: null }) };
}

/** Why something went wrong, in words. */
export function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
