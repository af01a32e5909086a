/** How far a run is. */
export interface RunProgress {
  /** Questions finished, and in all. */
  done: number;
  total: number;
  /** Questions a minute, over the questions of this sitting; `null` before the first. */
  perMinute: number | null;
  /** Seconds left at that rate. */
  secondsLeft: number | null;
}

/**
 * How far a run is, and how long the rest takes at this sitting's rate.
 * @param done questions finished, of `total`
 * @param asked those of them that this sitting finished
 * @param ms how long it took for them, in milliseconds
 */
export function runProgress(done: number, total: number, asked: number, ms: number): RunProgress {
  if (asked === 0) return { done, total, perMinute: null, secondsLeft: null };
  const perMinute = asked / (ms / 60_000);
  return { done, total, perMinute, secondsLeft: ((total - done) / perMinute) * 60 };
}
