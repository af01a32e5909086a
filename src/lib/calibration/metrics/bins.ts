import type { Probability } from '../confidence';

/** One bin of a reliability diagram: right-closed (lo, hi]; the first also holds its left edge. */
export interface ReliabilityBin {
  lo: number;
  hi: number;
  count: number;
  /** Mean confidence and share right in the bin; NaN when it is empty. */
  meanConfidence: number;
  accuracy: number;
  /** Row numbers in the bin, in input order. */
  rows: number[];
}

/** Number of the equal-width bin a confidence falls in. */
export function binIndex(confidence: number, bins: number): number {
  const index = Math.min(bins - 1, Math.max(0, Math.ceil(confidence * bins) - 1));
  // The product may round across an edge: the edges themselves, i / bins, decide.
  if (index > 0 && confidence <= index / bins) return index - 1;
  if (index < bins - 1 && confidence > (index + 1) / bins) return index + 1;
  return index;
}

function summarise(
  rows: number[],
  lo: number,
  hi: number,
  confidences: ArrayLike<Probability>,
  correct: ArrayLike<number>
): ReliabilityBin {
  let confidence = 0;
  let right = 0;
  for (const row of rows) {
    confidence += confidences[row];
    right += correct[row];
  }
  return {
    lo,
    hi,
    count: rows.length,
    meanConfidence: confidence / rows.length,
    accuracy: right / rows.length,
    rows
  };
}

/**
 * Equal-width bins over [0, 1] (Guo et al. 2017), right-closed.
 * @param correct 1 right, 0 wrong, one per confidence
 */
export function equalWidthBins(
  confidences: ArrayLike<Probability>,
  correct: ArrayLike<number>,
  bins = 10
): ReliabilityBin[] {
  const members: number[][] = Array.from({ length: bins }, () => []);
  for (let row = 0; row < confidences.length; row++) members[binIndex(confidences[row], bins)].push(row);
  return members.map((rows, i) => summarise(rows, i / bins, (i + 1) / bins, confidences, correct));
}

/**
 * Bins of nearly equal counts (Nguyen & O'Connor 2015). A value is never split over two bins, so with ties the counts
 * differ and there may be fewer bins.
 */
export function equalMassBins(
  confidences: ArrayLike<Probability>,
  correct: ArrayLike<number>,
  bins = 10
): ReliabilityBin[] {
  const order = Array.from(confidences, (_, row) => row).sort(
    (a, b) => confidences[a] - confidences[b] || a - b
  );
  const result: ReliabilityBin[] = [];
  let start = 0;
  let lo = 0;
  for (let i = 0; i < bins && start < order.length; i++) {
    let end =
      i === bins - 1 ? order.length : Math.max(start + 1, Math.round(((i + 1) * order.length) / bins));
    while (end < order.length && confidences[order[end]] === confidences[order[end - 1]]) end++;
    const hi = end === order.length ? 1 : confidences[order[end - 1]];
    result.push(summarise(order.slice(start, end), lo, hi, confidences, correct));
    start = end;
    lo = hi;
  }
  return result;
}
