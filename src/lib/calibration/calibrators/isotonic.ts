import { asProbabilities, type Probability, type RankScore } from '../confidence';
import { nll } from '../metrics/nll';
import { requireOutcomes } from '../outcomes';
import { reference } from '../reference';
import { risingOrder } from '../rising-order';
import { asOptions, type RowWeights } from '../weights';
import { defineCalibrator, emptyReport, type FitWarning } from './calibrator';
import { countRight, joinProbabilities, numberRows, oneClassWarning } from './rows';

/** Below this many rows isotonic regression follows the noise. */
const FEW_ROWS = 1000;

/**
 * Isotonic regression by pooling adjacent violators (Ayer et al. 1955; Barlow et al. 1972): the rising step function
 * nearest to the outcomes, in squares and in likelihood at once, each row with its weight. Equal scores are pooled first.
 * @returns scores where a step begins or ends, and the share right there; rising; and the summed NLL, nats
 */
export function poolAdjacentViolators(
  scores: ArrayLike<number>,
  outcomes: ArrayLike<number>,
  rowWeights: RowWeights | null = null
): { thresholds: Float64Array; values: Float64Array; nll: number } {
  const order = risingOrder(scores);
  const n = order.length;
  const sorted = new Float64Array(n);
  for (let i = 0; i < n; i++) sorted[i] = scores[order[i]];
  // A block: its first and last score, its sum and its weight.
  const first = new Float64Array(n);
  const last = new Float64Array(n);
  const sums = new Float64Array(n);
  const weights = new Float64Array(n);
  let blocks = 0;
  for (let i = 0; i < n;) {
    const score = sorted[i];
    let sum = 0;
    let weight = 0;
    for (; i < n && sorted[i] === score; i++) {
      const own = rowWeights ? rowWeights.of[order[i]] : 1;
      sum += own * outcomes[order[i]];
      weight += own;
    }
    let from = score;
    while (blocks > 0 && sums[blocks - 1] * weight >= sum * weights[blocks - 1]) {
      blocks--;
      from = first[blocks];
      sum += sums[blocks];
      weight += weights[blocks];
    }
    first[blocks] = from;
    last[blocks] = score;
    sums[blocks] = sum;
    weights[blocks] = weight;
    blocks++;
  }
  const thresholds = new Float64Array(2 * blocks);
  const values = new Float64Array(2 * blocks);
  let count = 0;
  let nllSum = 0;
  for (let block = 0; block < blocks; block++) {
    const value = sums[block] / weights[block];
    thresholds[count] = first[block];
    values[count++] = value;
    if (first[block] !== last[block]) {
      thresholds[count] = last[block];
      values[count++] = value;
    }
    // In a block of one class the share is 0 or 1, and its rows cost nothing.
    if (value > 0 && value < 1) {
      nllSum -= sums[block] * Math.log(value) + (weights[block] - sums[block]) * Math.log1p(-value);
    }
  }
  return { thresholds: thresholds.slice(0, count), values: values.slice(0, count), nll: nllSum };
}

/** Linear between thresholds, level beyond the first and the last. */
function interpolate(thresholds: ArrayLike<number>, values: ArrayLike<number>, score: number): number {
  let lo = 0;
  let hi = thresholds.length - 1;
  if (score <= thresholds[lo]) return values[lo];
  if (score >= thresholds[hi]) return values[hi];
  while (hi - lo > 1) {
    const middle = (lo + hi) >> 1;
    if (thresholds[middle] <= score) lo = middle;
    else hi = middle;
  }
  if (thresholds[lo] === score) return values[lo];
  const share = (score - thresholds[lo]) / (thresholds[hi] - thresholds[lo]);
  return values[lo] + share * (values[hi] - values[lo]);
}

function requireScores(scores: ArrayLike<number>): void {
  for (let row = 0; row < scores.length; row++) {
    if (!Number.isFinite(scores[row])) {
      throw new RangeError(`Row ${row}: isotonic regression needs a finite score, got ${scores[row]}`);
    }
  }
}

function applySteps(
  { thresholds, values }: { thresholds: ArrayLike<number>; values: ArrayLike<number> },
  scores: ArrayLike<number>
): ArrayLike<Probability> {
  requireScores(scores);
  const applied = new Float64Array(scores);
  for (let row = 0; row < applied.length; row++) applied[row] = interpolate(thresholds, values, applied[row]);
  return asProbabilities(applied);
}

/**
 * Isotonic calibration (Zadrozny & Elkan 2002): the rising function of the score that fits best, linear between the
 * ends of its steps and level outside, as scikit-learn's IsotonicRegression with `out_of_bounds="clip"`. Reads
 * confidences and rank scores alike. It has no parameters with an interval: bootstrap its predictions.
 */
export const isotonic = defineCalibrator<ArrayLike<Probability | RankScore>, ArrayLike<Probability>>({
  name: 'isotonic',
  title: 'isotonic regression',
  source: reference('zadrozny2002', 'Zadrozny', 2002, 'inproceedings', {
    author: 'Zadrozny, Bianca and Elkan, Charles',
    title: 'Transforming classifier scores into accurate multiclass probability estimates',
    booktitle:
      'Proceedings of the Eighth ACM SIGKDD International Conference on Knowledge Discovery and Data Mining',
    pages: '694--699'
  }),
  needs: ['probability', 'rank-score'],
  shape: { thresholds: 'list', values: 'list' },
  rows: numberRows<Probability | RankScore>(),
  join: joinProbabilities,
  check(scores, correct) {
    requireOutcomes(scores, correct);
    requireScores(scores);
  },
  fit(scores, correct, { weights }) {
    const n = correct.length;
    if (n === 0) return { parameters: { thresholds: [], values: [] }, report: emptyReport() };
    const { thresholds, values, nll: nllSum } = poolAdjacentViolators(scores, correct, weights);
    const warnings: FitWarning[] = oneClassWarning(countRight(correct), n);
    if (thresholds.length === 1) {
      warnings.push({
        code: 'tied',
        message: 'Every row has the same score: all get the share that was right.'
      });
    }
    if (n < FEW_ROWS) {
      warnings.push({
        code: 'few-rows',
        message: `Isotonic regression on ${n} rows follows their noise; ${FEW_ROWS} or more are advised.`
      });
    }
    return {
      parameters: { thresholds: [...thresholds], values: [...values] },
      report: {
        n,
        nllBefore: inUnitInterval(scores)
          ? nll(scores as ArrayLike<Probability>, correct, asOptions(weights)).nll
          : NaN,
        nllAfter: nllSum / (weights?.total ?? n),
        atBound: false,
        converged: true,
        intervalKind: 'none',
        intervals: {},
        warnings
      }
    };
  },
  apply: (parameters, scores) =>
    applySteps(parameters as { thresholds: readonly number[]; values: readonly number[] }, scores)
});

function inUnitInterval(scores: ArrayLike<number>): boolean {
  for (let row = 0; row < scores.length; row++) if (!(scores[row] >= 0 && scores[row] <= 1)) return false;
  return true;
}
