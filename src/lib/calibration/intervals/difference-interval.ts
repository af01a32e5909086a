import type { Interval } from './bootstrap-interval';

/** A figure with its interval; `null` where it has none. */
export interface Estimated {
  value: number;
  interval: Interval | null;
}

/**
 * Interval of after − before of two independent figures from their own intervals, which need not be symmetric, by square-and-add
 * (MOVER; Zou & Donner 2008). Of figures that rise and
 * fall together it is wider than it need be.
 * @returns `null` where either has none
 */
export function differenceInterval(before: Estimated, after: Estimated): Interval | null {
  if (!before.interval || !after.interval) return null;
  const change = after.value - before.value;
  const [a, b] = [before.interval, after.interval];
  return [
    change - Math.hypot(after.value - b[0], a[1] - before.value),
    change + Math.hypot(b[1] - after.value, before.value - a[0])
  ];
}
