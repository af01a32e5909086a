import { requireCount, requireWithin } from '../outcomes';
import { aboveFloor, type NullFloor } from './null-floor';

/** Whether an ECE is more than chance, and how many rows would show it. */
export interface SampleSizeHint {
  /** True when the ECE lies above the 95 % quantile of a perfectly calibrated model's. */
  distinguishable: boolean;
  /**
   * Rows at which an ECE of this size would stand out, taking the floor to shrink with √n; Infinity for an ECE of 0.
   * A rough guide: the ECE itself shrinks with more rows as its share of chance goes.
   */
  rowsNeeded: number;
  sentence: string;
}

/**
 * Says whether n rows are enough to tell an ECE from a perfectly calibrated model's.
 * @param ece equal-width ECE
 * @param floor its null floor, with the same confidences and bins
 * @param n rows behind both
 */
export function sampleSizeHint(ece: number, floor: Pick<NullFloor, 'upper'>, n: number): SampleSizeHint {
  requireCount(n, 'rows');
  if (n > 0) {
    requireWithin(ece, 'an ECE', 0, 1);
    requireWithin(floor.upper, 'the floor of an ECE', 0, 1);
  }
  if (n === 0) {
    return { distinguishable: false, rowsNeeded: NaN, sentence: 'There are no rows to judge.' };
  }
  const distinguishable = aboveFloor(ece, floor.upper);
  const rowsNeeded = ece > 0 ? Math.ceil(n * (floor.upper / ece) ** 2) : Infinity;
  const digits = ece.toFixed(3) === floor.upper.toFixed(3) ? 4 : 3;
  const shown = `this ECE (${ece.toFixed(digits)})`;
  const chance = `by chance a perfect model would show up to ${floor.upper.toFixed(digits)} in 95 % of cases`;
  return {
    distinguishable,
    rowsNeeded,
    sentence: distinguishable
      ? `At n = ${n} ${shown} is more than chance: ${chance}.`
      : `At n = ${n} ${shown} cannot be told from a perfect model's: ${chance}.`
  };
}
