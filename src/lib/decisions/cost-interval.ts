import type { Interval } from '../calibration/intervals/bootstrap-interval';
import { lossInterval } from '../calibration/intervals/loss-interval';
import { mean } from '../calibration/metrics/accuracy';
import { costsAt, type Costs } from '../calibration/selective/cheapest-threshold';

/** A mean cost of a question, or a mean saving, with its 95 % interval; `null` below two questions. */
export interface MeanCost {
  mean: number;
  interval: Interval | null;
}

/**
 * Mean cost of a question when answers from a threshold on are shown, or how much more it is than under another threshold. A cost takes
 * three values and the dearest may not have been met yet, which `lossInterval` allows for; Student's t and a plain bootstrap do not.
 * @param values larger is surer
 * @param correct 1 right, 0 wrong
 * @param less what it is set against; nothing unless told
 * @throws RangeError for bad costs or thresholds, or naming the row of a bad outcome or score
 */
export function costInterval(
  values: ArrayLike<number>,
  correct: ArrayLike<number>,
  threshold: number,
  costs: Costs,
  less?: number
): MeanCost {
  const each = (outcomes: ArrayLike<number>) => {
    const paid = costsAt(values, outcomes, threshold, costs);
    const other = less === undefined ? null : costsAt(values, outcomes, less, costs);
    return other ? paid.map((cost, row) => cost - other[row]!) : paid;
  };
  const paid = each(correct);
  const otherwise = each(Uint8Array.from(correct, (right) => 1 - right));
  // Other questions may be shown more often or less: outcomes of these rows alone do not bound the mean.
  const most = Math.max(costs.wrong, costs.ask);
  const within: Interval = less === undefined ? [0, most] : [-most, most];
  return { mean: mean(paid), interval: lossInterval(paid, otherwise, correct, { within }) };
}
