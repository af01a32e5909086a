import { clopperPearson } from '../calibration/conformal/coverage';
import type { Interval } from '../calibration/intervals/bootstrap-interval';
import { pairedAccuracyInterval } from '../calibration/intervals/paired-accuracy';
import { withinRange } from '../calibration/intervals/range';
import { mean } from '../calibration/metrics/accuracy';

/** Questions of a cascade: what the small model gave and the large one, and whether the large one is asked. */
export interface Deferred {
  /** 1 where the question goes to the large model, 0 where it stays. */
  away: ArrayLike<number>;
  /** 1 right, 0 wrong, of each model. */
  small: ArrayLike<number>;
  large: ArrayLike<number>;
}

/** What the large model mends in the mean of some questions, large less small; between −1 and 1 of none. */
interface Mended {
  n: number;
  value: number;
  ends: Interval;
}

function mendedOf({ away, small, large }: Deferred, which: 0 | 1): Mended {
  const rows = Array.from(away, (_, row) => row).filter((row) => away[row] === which);
  const [own, other] = [rows.map((row) => small[row]!), rows.map((row) => large[row]!)];
  if (rows.length === 0) return { n: 0, value: 0, ends: [-1, 1] };
  const value = mean(other) - mean(own);
  const [low, high] = pairedAccuracyInterval(other, own)!;
  return { n: rows.length, value, ends: [Math.min(low, value), Math.max(high, value)] };
}

/** Ends of the product of a share deferred and one kept, over all shares of an interval. */
function spreadsOf([low, high]: Interval): Interval {
  const [one, other] = [low * (1 - low), high * (1 - high)];
  return [Math.min(one, other), low <= 0.5 && high >= 0.5 ? 0.25 : Math.max(one, other)];
}

/**
 * Interval, 95 %, of what a threshold gains over deferring as many at random: the share deferred times the share kept, times what the large
 * model mends of those deferred less what it mends of those kept. Either part has the interval of a paired difference of two shares (Bonett & Price
 * 2012), the share deferred an exact one (Clopper & Pearson 1934), and they are joined as Zou & Donner (2008) join variances. So it has a
 * width where the two models never differed; a mean of these products with Student's t had none. `null` without questions.
 * @param known whether the threshold defers all or none whatever the small model says: then nothing is gained or lost
 */
export function gainInterval(rows: Deferred, known: boolean): Interval | null {
  const n = rows.away.length;
  if (n === 0) return null;
  if (known) return [0, 0];
  const [kept, gone] = [mendedOf(rows, 0), mendedOf(rows, 1)];
  const [least, most] = spreadsOf(clopperPearson(gone.n, n));
  if (gone.n === 0 || kept.n === 0) {
    const reach = (end: number) => most * end;
    return [Math.min(0, reach(gone.ends[0] - kept.ends[1])), Math.max(0, reach(gone.ends[1] - kept.ends[0]))];
  }
  const spread = (gone.n * kept.n) / n / n;
  const more = gone.value - kept.value;
  const below = Math.hypot(gone.value - gone.ends[0], kept.ends[1] - kept.value);
  const above = Math.hypot(gone.ends[1] - gone.value, kept.value - kept.ends[0]);
  const [smaller, larger] = more > 0 ? [least, most] : [most, least];
  return withinRange(
    [
      spread * more - Math.hypot(more * (spread - smaller), spread * below),
      spread * more + Math.hypot(more * (larger - spread), spread * above)
    ],
    [-0.5, 0.5]
  );
}

/**
 * The same of a gain over the same cost spent at random, where a share `paid` of the large model's cost is spent: the part that comes from
 * what the large model mends, at these costs; `null` without questions.
 */
export function gainAtCostInterval(rows: Deferred, paid: number, known: boolean): Interval | null {
  const n = rows.away.length;
  if (n === 0) return null;
  const [kept, gone] = [mendedOf(rows, 0), mendedOf(rows, 1)];
  if (known || gone.n === 0 || kept.n === 0) return gainInterval(rows, known);
  const [onGone, onKept] = [(gone.n / n) * (1 - paid), (kept.n / n) * paid];
  const gain = onGone * gone.value - onKept * kept.value;
  return [
    gain - Math.hypot(onGone * (gone.value - gone.ends[0]), onKept * (kept.ends[1] - kept.value)),
    gain + Math.hypot(onGone * (gone.ends[1] - gone.value), onKept * (kept.value - kept.ends[0]))
  ];
}

/** The interval that holds all of these; `null` where none is there. */
export function hullOf(intervals: readonly (Interval | null)[]): Interval | null {
  const ends = intervals.flatMap((interval) => interval ?? []);
  return ends.length === 0 ? null : [Math.min(...ends), Math.max(...ends)];
}
