import { requireList } from '../outcomes';
import { tieBlocks, type TieBlocks } from '../metrics/tie-blocks';
import type { WeightOptions } from '../weights';

/** What happens when only answers with a score of at least `threshold` are shown. */
export interface OperatingPoint {
  threshold: number;
  /** Answers shown; with weights, those that weigh more than 0. */
  count: number;
  /** What they weigh together; only where answers have weights, and then the shares below are of weights. */
  weight?: number;
  /** Their share of all. */
  coverage: number;
  /** Share right, or mean grade, of those shown; NaN when none is. */
  accuracy: number;
  /** 1 − accuracy (selective risk; El-Yaniv & Wiener 2010). */
  risk: number;
  /** Wrong answers shown, as a share of *all* answers: risk × coverage (generalized risk; Traub et al. 2024). */
  generalizedRisk: number;
}

/**
 * The risk–coverage curve: one point for each distinct score, from the surest alone to all answers. No threshold can
 * split answers of equal score, so a tied block is one step.
 * @param scores larger is surer; probabilities or rank scores
 * @param grades 1 right, 0 wrong, or a share of being right in [0, 1]
 * @returns points in rising coverage; empty when there are no rows
 * @throws RangeError naming the row of a bad grade, score or weight
 */
export function riskCoverageCurve(
  scores: ArrayLike<number>,
  grades: ArrayLike<number>,
  options?: WeightOptions
): OperatingPoint[] {
  return curveOfBlocks(tieBlocks(scores, grades, options));
}

/** The same of rows that are grouped by score already, rising; a score of no rows is no point. */
export function curveOfBlocks({
  scores,
  counts,
  right,
  weighted
}: Record<'scores' | 'counts' | 'right', ArrayLike<number>> & Pick<TieBlocks, 'weighted'>): OperatingPoint[] {
  let n = 0;
  // From the surest down, as below, so that all together is a coverage of exactly 1.
  for (let block = counts.length - 1; block >= 0; block--) n += counts[block];
  const points: OperatingPoint[] = [];
  let count = 0;
  let hits = 0;
  let rows = 0;
  for (let block = counts.length - 1; block >= 0; block--) {
    if (counts[block] === 0) continue;
    count += counts[block];
    hits += right[block];
    const point = operatingPoint(scores[block], count, hits, n);
    if (weighted) {
      rows += weighted.rows[block];
      point.count = rows;
      point.weight = count * weighted.unit;
    }
    points.push(point);
  }
  return points;
}

function operatingPoint(threshold: number, count: number, right: number, n: number): OperatingPoint {
  const accuracy = right / count;
  return {
    threshold,
    count,
    coverage: count / n,
    accuracy,
    risk: 1 - accuracy,
    generalizedRisk: (count - right) / n
  };
}

/**
 * Accuracy when at least this share of the answers is shown: the point of smallest coverage that reaches it (a tied
 * block is shown whole, so the coverage may be larger than asked). `null` when there are no rows.
 * @param coverage in (0, 1]
 * @throws RangeError when coverage is outside (0, 1], or naming the row of a bad grade, score or weight
 */
export function accuracyAtCoverage(
  scores: ArrayLike<number>,
  grades: ArrayLike<number>,
  coverage: number,
  options?: WeightOptions
): OperatingPoint | null {
  if (!(coverage > 0 && coverage <= 1)) {
    throw new RangeError(`A coverage must lie in (0, 1], got ${coverage}`);
  }
  requireList(scores, 'The rows');
  const curve = riskCoverageCurve(scores, grades, options);
  // A hair below what is asked for still counts: a share of the rows or weights need not equal 0.3 to the last bit.
  return curve.find((point) => point.coverage >= coverage - 1e-12) ?? null;
}

/**
 * Largest share of the answers that can be shown with at least this accuracy, by one threshold on the score. Where no
 * threshold reaches it the point has coverage 0, threshold Infinity and accuracy NaN. `null` when there are no rows.
 * On the rows it was chosen on the accuracy is optimistic: judge the threshold on others.
 * @param accuracy in [0, 1], for instance 0.95
 * @throws RangeError when accuracy is outside [0, 1], or naming the row of a bad grade, score or weight
 */
export function coverageAtAccuracy(
  scores: ArrayLike<number>,
  grades: ArrayLike<number>,
  accuracy: number,
  options?: WeightOptions
): OperatingPoint | null {
  if (!(accuracy >= 0 && accuracy <= 1)) {
    throw new RangeError(`An accuracy must lie in [0, 1], got ${accuracy}`);
  }
  return coverageOnCurve(riskCoverageCurve(scores, grades, options), accuracy);
}

/** The same on a risk–coverage curve. */
export function coverageOnCurve(curve: readonly OperatingPoint[], accuracy: number): OperatingPoint | null {
  if (curve.length === 0) return null;
  // A hair below the target still counts: a share such as 19 / 20 need not equal 0.95 to the last bit.
  const reached = curve.findLast((point) => point.accuracy >= accuracy - 1e-12);
  if (reached) return reached;
  const all = curve[curve.length - 1];
  return { ...operatingPoint(Infinity, 0, 0, all.count), ...(all.weight !== undefined && { weight: 0 }) };
}
