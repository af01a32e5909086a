import { auroc } from '../metrics/auroc';
import { total } from '../metrics/accuracy';
import { tieBlocks } from '../metrics/tie-blocks';
import { requireOutcomes } from '../outcomes';
import { refuseWeights } from '../weights';
import type { LevelOptions } from './accuracy-interval';
import type { Interval } from './bootstrap-interval';
import { studentDeviations } from './student';
import { sumsByUnit, totalVariance, unitsOf } from './units';

/**
 * Variance of an AUROC were its true value θ, with scores taken as exponential (Hanley & McNeil 1982), both class sizes
 * less one being replaced by their mean less one (Newcombe 2006, method 5).
 */
function varianceAt(theta: number, right: number, wrong: number): number {
  const typical = (right + wrong) / 2 - 1;
  const spread = 1 + (typical * (1 - theta)) / (2 - theta) + (typical * theta) / (1 + theta);
  return (theta * (1 - theta) * spread) / (right * wrong);
}

/**
 * Variance of the AUROC from the data (DeLong et al. 1988), of units of rows (Obuchowski 1997): the spread of each right
 * row's share of wrong rows below it, and of each wrong row's share of right rows above.
 */
function observedVariance(
  scores: ArrayLike<number>,
  correct: ArrayLike<number>,
  area: number,
  units: ReturnType<typeof unitsOf>
): number {
  const { n, scores: values, counts, right } = tieBlocks(scores, correct);
  const rightN = total(right);
  const wrongN = n - rightN;
  const influence = new Map<number, [wrong: number, right: number]>();
  let wrongBelow = 0;
  let rightBelow = 0;
  values.forEach((value, block) => {
    const wrong = counts[block] - right[block];
    const below = (wrongBelow + wrong / 2) / wrongN;
    const above = (rightN - rightBelow - right[block] / 2) / rightN;
    influence.set(value, [(above - area) / wrongN, (below - area) / rightN]);
    wrongBelow += wrong;
    rightBelow += right[block];
  });
  // −0 and 0 are one score, and one key.
  return totalVariance(sumsByUnit(n, units, (row) => influence.get(scores[row])![correct[row]]));
}

/** Share of the variance of an AUROC of 0.5 that ties leave: 1 − Σ (t / n)³ over tied blocks of t. */
function leftByTies(scores: ArrayLike<number>, correct: ArrayLike<number>): number {
  const { n, counts } = tieBlocks(scores, correct);
  return 1 - counts.reduce((sum, count) => sum + (count / n) ** 3, 0);
}

/** θ on one side of the area where it lies just as many standard errors away. */
function edge(area: number, end: number, errorAt: (theta: number) => number): number {
  let [inside, outside] = [area, end];
  for (let step = 0; step < 50; step++) {
    const middle = (inside + outside) / 2;
    if (Math.abs(area - middle) <= errorAt(middle)) inside = middle;
    else outside = middle;
  }
  return inside;
}

/**
 * Score interval of the AUROC: the values θ that the area is not further from than the standard error it would have were θ
 * true (Newcombe 2006, method 5), so that an area of 1 has an interval too. The error is widened by how much DeLong's
 * (with groups Obuchowski's) variance exceeds the formula's. `null` when all are right or all wrong.
 * @param scores larger is surer; only their order counts
 * @param correct 1 right, 0 wrong
 * @throws RangeError naming the row of a bad outcome or score, or the number of group labels
 */
export function aurocInterval(
  scores: ArrayLike<number>,
  correct: ArrayLike<number>,
  { level = 0.95, groups, ...others }: LevelOptions = {}
): Interval | null {
  refuseWeights(others, 'aurocInterval');
  requireOutcomes(scores, correct);
  const n = correct.length;
  const right = total(correct);
  const wrong = n - right;
  const units = unitsOf(n, groups);
  if (right === 0 || wrong === 0 || units.count < 2) return null;
  const area = auroc(scores, correct);
  const ratio = observedVariance(scores, correct, area, units) / varianceAt(area, right, wrong);
  const least = groups && !(ratio > 0) ? n / units.count : leftByTies(scores, correct);
  const widened = Math.max(least, Number.isFinite(ratio) ? ratio : 1);
  const deviations = studentDeviations(groups ? units.count - 1 : Infinity, level);
  const errorAt = (theta: number) => deviations * Math.sqrt(widened * varianceAt(theta, right, wrong));
  return [edge(area, 0, errorAt), edge(area, 1, errorAt)];
}
