import { auroc } from '../metrics/auroc';
import { requireCount, requireLevel } from '../outcomes';
import { refuseWeights } from '../weights';
import { accuracyInterval } from './accuracy-interval';
import { aurocInterval } from './auroc-interval';
import type { BootstrapOptions } from './bootstrap';
import { percentilesOfDraws, type Interval } from './bootstrap-interval';
import { DoubtfulResampler } from './doubtful-resampler';
import { expandedLevel } from './loss-interval';
import { Resampler } from './resampler';
import { orderFigureNames, WeightedOrder, type OrderFigureName } from './weighted-order';

/** Intervals of AURC, AUPRC and prediction rejection ratio. */
export type OrderIntervals = Record<OrderFigureName, Interval | null>;

const none: OrderIntervals = { aurc: null, auprc: null, prr: null };

/**
 * Intervals of an order's figures. Each joins two percentile bootstraps of the same number of resamples, a little wider where units are few
 * (Hesterberg 2015): one of the answers as they are, and one as if two of four more had come out the other way (after Agresti & Coull 1998, as
 * `lossInterval`), so that they know of mistakes that were not met yet, where nearly all are right. A score that says nothing
 * has the share right as its AUPRC: where the AUROC's interval holds 0.5, that of the AUPRC reaches down to Wilson's lower end of the
 * share, which with one right answer of n no order of n answers reaches. `null` where all are right or all wrong, or of a single unit.
 * @param scores larger is surer; only their order counts
 * @param correct 1 right, 0 wrong
 * @throws RangeError naming the row of a bad outcome or score, the lengths, or the number of group labels
 */
export function orderIntervals(
  scores: ArrayLike<number>,
  correct: ArrayLike<number>,
  { resamples = 1000, seed = 0, level = 0.95, groups, ...others }: Omit<BootstrapOptions, 'method'> = {}
): OrderIntervals {
  refuseWeights(others, 'orderIntervals');
  requireCount(resamples, 'resamples');
  requireLevel(level);
  const n = correct.length;
  const seen = new WeightedOrder(scores, correct);
  const plain = new Resampler(n, seed, groups);
  const area = auroc(scores, correct);
  if (plain.units < 2 || resamples === 0 || Number.isNaN(area)) return none;
  const both = (values: ArrayLike<number>, of: (row: number) => number) =>
    Float64Array.from({ length: 2 * n }, (_, row) => (row < n ? values[row] : of(row - n)));
  const otherwise = new WeightedOrder(
    both(scores, (row) => scores[row]),
    both(correct, (row) => 1 - correct[row])
  );
  const doubtful = new DoubtfulResampler(n, seed, groups);
  const draws = orderFigureNames.map(
    () => [new Float64Array(resamples), new Float64Array(resamples)] as const
  );
  const drawn = new Float64Array(orderFigureNames.length);
  for (let b = 0; b < resamples; b++) {
    plain.draw();
    seen.of(plain.counts, drawn);
    draws.forEach(([own], i) => (own[b] = drawn[i]));
    doubtful.draw();
    otherwise.of(doubtful.counts, drawn);
    draws.forEach(([, other], i) => (other[b] = drawn[i]));
  }
  const wide = expandedLevel(plain.units, level);
  const joined = (name: OrderFigureName): Interval | null => {
    const ends = draws[orderFigureNames.indexOf(name)].flatMap(
      (each) => percentilesOfDraws(each, wide) ?? []
    );
    return ends.length > 0 ? [Math.min(...ends), Math.max(...ends)] : null;
  };
  const auprc = joined('auprc');
  const says = aurocInterval(scores, correct, { level, groups });
  if (auprc && says && says[0] <= 0.5)
    auprc[0] = Math.min(auprc[0], accuracyInterval(correct, { level, groups })![0]);
  return { aurc: joined('aurc'), auprc, prr: joined('prr') };
}
