import { risingOrder } from '../rising-order';

/** Ranks from 1, tied values sharing the mean of theirs. @param values none of them NaN */
export function midranks(values: ArrayLike<number>): Float64Array {
  const order = risingOrder(values);
  const ranks = new Float64Array(order.length);
  for (let from = 0; from < order.length;) {
    let to = from + 1;
    while (to < order.length && values[order[to]] === values[order[from]]) to++;
    for (let i = from; i < to; i++) ranks[order[i]] = (from + 1 + to) / 2;
    from = to;
  }
  return ranks;
}

/** Pearson's correlation of mid-ranks, from −1 to 1; NaN with fewer than two, or where one side is constant. */
export function rankCorrelationOf(x: ArrayLike<number>, y: ArrayLike<number>): number {
  const middle = (x.length + 1) / 2;
  let [xx, yy, xy] = [0, 0, 0];
  for (let i = 0; i < x.length; i++) {
    const [dx, dy] = [x[i] - middle, y[i] - middle];
    xx += dx * dx;
    yy += dy * dy;
    xy += dx * dy;
  }
  return xx > 0 && yy > 0 ? Math.min(1, Math.max(-1, xy / Math.sqrt(xx * yy))) : NaN;
}

/**
 * Spearman's rank correlation: Pearson's correlation of the ranks, tied values at their mean rank. Pairs in which either is NaN
 * are left out. From −1 to 1; NaN with fewer than two pairs, or where one side is constant.
 * @throws RangeError when the lengths differ
 * @see Spearman, C. (1904). The proof and measurement of association between two things.
 */
export function rankCorrelation(a: ArrayLike<number>, b: ArrayLike<number>): number {
  if (a.length !== b.length) throw new RangeError(`Lengths differ: ${a.length} and ${b.length}`);
  const both: number[] = [];
  for (let i = 0; i < a.length; i++) if (!Number.isNaN(a[i]) && !Number.isNaN(b[i])) both.push(i);
  return rankCorrelationOf(midranks(both.map((i) => a[i])), midranks(both.map((i) => b[i])));
}
