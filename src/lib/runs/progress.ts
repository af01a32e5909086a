/** How far a run is. */
export interface RunProgress {
  /** Questions finished, and in all. */
  done: number;
  total: number;
  /** Questions a minute in this sitting; `null` before its first is finished. */
  perMinute: number | null;
  /** Seconds left at that rate. */
  secondsLeft: number | null;
}

/**
 * How far a run is, and how long the rest takes at this sitting's rate.
 * @param done questions finished, of `total`
 * @param asked those of them that this sitting finished
 * @param ms how long it took for them, in milliseconds
 * @param going questions begun and not finished, each counted as half done: without them the time left would be taken for
 * several times too long while the first of many asked at once come in
 */
export function runProgress(done: number, total: number, asked: number, ms: number, going = 0): RunProgress {
  if (asked === 0) return { done, total, perMinute: null, secondsLeft: null };
  const perMinute = (asked + going / 2) / (ms / 60_000);
  return { done, total, perMinute, secondsLeft: ((total - done - going / 2) / perMinute) * 60 };
}
