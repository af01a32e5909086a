/** Ranks from 1, tied values sharing the mean of theirs. */
function midranks(values: ArrayLike<number>): Float64Array {
  const order = Array.from({ length: values.length }, (_, i) => i).sort((a, b) => values[a] - values[b]);
  const ranks = new Float64Array(values.length);
  for (let from = 0; from < order.length;) {
    let to = from + 1;
    while (to < order.length && values[order[to]] === values[order[from]]) to++;
    for (let i = from; i < to; i++) ranks[order[i]] = (from + 1 + to) / 2;
    from = to;
  }
  return ranks;
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
  const x = midranks(both.map((i) => a[i]));
  const y = midranks(both.map((i) => b[i]));
  const middle = (both.length + 1) / 2;
  let [xx, yy, xy] = [0, 0, 0];
  for (let i = 0; i < both.length; i++) {
    const [dx, dy] = [x[i] - middle, y[i] - middle];
    xx += dx * dx;
    yy += dy * dy;
    xy += dx * dy;
  }
  return xx > 0 && yy > 0 ? Math.min(1, Math.max(-1, xy / Math.sqrt(xx * yy))) : NaN;
}
