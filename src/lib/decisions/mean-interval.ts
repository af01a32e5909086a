import type { Interval } from '../calibration/intervals/bootstrap-interval';
import { studentDeviations } from '../calibration/intervals/student';
import { mean } from '../calibration/metrics/accuracy';

/** A mean with its 95 % interval by Student's t; `null` below two values. */
export function meanInterval(values: ArrayLike<number>): { mean: number; interval: Interval | null } {
  const n = values.length;
  const centre = mean(values);
  if (n < 2) return { mean: centre, interval: null };
  let squares = 0;
  for (let row = 0; row < n; row++) squares += (values[row]! - centre) ** 2;
  const half = studentDeviations(n - 1) * Math.sqrt(squares / (n - 1) / n);
  return { mean: centre, interval: [centre - half, centre + half] };
}
