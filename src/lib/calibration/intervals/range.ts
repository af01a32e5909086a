import type { Interval } from './bootstrap-interval';

/** What a share, an ECE, an MCE, a Brier score or an area under a curve can be. */
export const OF_SHARE: Interval = [0, 1];
/** What a difference of two of these can be. */
export const OF_DIFFERENCE: Interval = [-1, 1];

/** The part of an interval that lies in what its figure can be: with few answers a formula may go beyond. */
export function withinRange([lo, hi]: Interval, [least, most]: Interval): Interval {
  const kept = (end: number) => Math.min(most, Math.max(least, end));
  return [kept(lo), kept(hi)];
}
