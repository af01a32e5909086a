import { rowMean } from '../metrics/row-mean';
import type { RowWeights } from '../weights';
import { FULL_PRODUCT } from './inverse-temperature';

const MOST_STEPS = 100;
/** Newton decrement (twice the log-likelihood still to be won) whose step is the last: what is left is its square. */
const SETTLED = 1e-9;
/** Pivots smaller than this, of standardised columns, mean that a column follows from the others. */
const SINGULAR = 1e-11;
/** A deviation below this share of the mean is lost in the rounding of the values. */
const ROUNDING = 1e-14;
/** A deviation below this asks for a slope that is no finite number. */
const SMALLEST = 1e-290;

/** A logistic regression: P(y = 1) = σ(intercept + Σ coefficient · column). */
export interface LogisticFit {
  intercept: number;
  coefficients: number[];
  /** Summed negative log-likelihood at the fit, nats. */
  nll: number;
  converged: boolean;
  /** False when a column follows from the others, so that many coefficients fit equally well. */
  identified: boolean;
  /** Standard errors of intercept and coefficients from the observed information; NaN where not identified. */
  errors: number[];
}

/** Cholesky factor of a symmetric matrix, in place of its lower triangle. False when it is singular. */
function factor(matrix: number[][]): boolean {
  for (let i = 0; i < matrix.length; i++) {
    for (let j = 0; j <= i; j++) {
      let sum = matrix[i][j];
      for (let k = 0; k < j; k++) sum -= matrix[i][k] * matrix[j][k];
      if (i !== j) matrix[i][j] = sum / matrix[j][j];
      else if (!(sum > SINGULAR * matrix[i][i])) return false;
      else matrix[i][i] = Math.sqrt(sum);
    }
  }
  return true;
}

/** x of L Lᵀ x = b. */
function solve(lower: number[][], b: readonly number[]): number[] {
  const x = [...b];
  for (let i = 0; i < x.length; i++) {
    for (let k = 0; k < i; k++) x[i] -= lower[i][k] * x[k];
    x[i] /= lower[i][i];
  }
  for (let i = x.length - 1; i >= 0; i--) {
    for (let k = i + 1; k < x.length; k++) x[i] -= lower[k][i] * x[k];
    x[i] /= lower[i][i];
  }
  return x;
}

interface Moments {
  nll: number;
  gradient: number[];
  information: number[][];
}

/**
 * NLL, its gradient and its Hessian at w = [intercept, coefficients], each row's part times its weight; targets may be fractions. Written out for two
 * columns, a missing one being zeros, because the sums then stay in registers.
 */
function momentsAt(
  w: readonly number[],
  [u, v]: readonly Float64Array[],
  targets: Float64Array,
  weights: RowWeights | null
): Moments {
  const [w0, w1 = 0, w2 = 0] = w;
  const of = weights && weights.of;
  let nll = 0;
  let product = 1;
  let [g0, g1, g2] = [0, 0, 0];
  let [h00, h01, h02, h11, h12, h22] = [0, 0, 0, 0, 0, 0];
  for (let row = 0; row < targets.length; row++) {
    const x = u[row];
    const y = v[row];
    const z = w0 + w1 * x + w2 * y;
    const target = targets[row];
    const small = Math.exp(z > 0 ? -z : z);
    const share = 1 / (1 + small);
    const loss = (z > 0 ? z : 0) - target * z;
    let miss = (z > 0 ? share : small * share) - target;
    let weight = small * share * share;
    if (of) {
      const own = of[row];
      nll += own * (loss + Math.log1p(small));
      miss *= own;
      weight *= own;
    } else {
      nll += loss;
      product *= 1 + small;
      if (product > FULL_PRODUCT) {
        nll += Math.log(product);
        product = 1;
      }
    }
    const wx = weight * x;
    const wy = weight * y;
    g0 += miss;
    g1 += miss * x;
    g2 += miss * y;
    h00 += weight;
    h01 += wx;
    h02 += wy;
    h11 += wx * x;
    h12 += wx * y;
    h22 += wy * y;
  }
  const d = w.length;
  const information = [
    [h00, h01, h02],
    [h01, h11, h12],
    [h02, h12, h22]
  ];
  return {
    nll: nll + Math.log(product),
    gradient: [g0, g1, g2].slice(0, d),
    information: information.slice(0, d).map((line) => line.slice(0, d))
  };
}

/** A column's largest size, and its mean and standard deviation in that unit, so that no square over- or underflows. */
interface Spread {
  unit: number;
  centre: number;
  scale: number;
  /** The values differ, yet by so little that rounding hides how, or that no number is steep enough. */
  lost: boolean;
}

function spread(column: Float64Array): Spread {
  const n = column.length;
  let [lowest, highest] = [Infinity, -Infinity];
  for (let row = 0; row < n; row++) {
    lowest = Math.min(lowest, column[row]);
    highest = Math.max(highest, column[row]);
  }
  const unit = Math.max(Math.abs(lowest), Math.abs(highest)) || 1;
  let sum = 0;
  for (let row = 0; row < n; row++) sum += column[row] / unit;
  const centre = sum / n;
  let squares = 0;
  for (let row = 0; row < n; row++) squares += (column[row] / unit - centre) ** 2;
  const scale = Math.sqrt(squares / n);
  const seen = scale > ROUNDING * Math.abs(centre) && unit * scale > SMALLEST;
  return { unit, centre, scale: seen ? scale : 0, lost: !seen && highest > lowest };
}

/** (column − mean) / deviation, or zeros where there is no column or no spread. */
function standardised(n: number, column: Float64Array | undefined, spread: Spread | undefined): Float64Array {
  const result = new Float64Array(n);
  if (column && spread && spread.scale > 0) {
    const { unit, centre, scale } = spread;
    for (let row = 0; row < n; row++) result[row] = (column[row] / unit - centre) / scale;
  }
  return result;
}

/**
 * Logistic regression without a penalty by Newton's method (iteratively reweighted least squares, McCullagh & Nelder
 * 1989) with halved steps, on standardised columns. What scikit-learn's LogisticRegression gives for C = ∞.
 * A column that follows from the others is held near 0 by a vanishing ridge. The caller sees to it that a maximum
 * exists: with separated classes it does not.
 * @param columns at most two lists, one per feature
 * @param targets 1 right, 0 wrong, or fractions (Platt's smoothed targets)
 * @param weights of the rows, all above 0; the errors then are none of the data
 */
export function logisticRegression(
  columns: readonly Float64Array[],
  targets: Float64Array,
  weights: RowWeights | null = null
): LogisticFit {
  const spreads = columns.map(spread);
  const scales = spreads.map(({ scale }) => scale);
  const standard = [0, 1].map((i) => standardised(targets.length, columns[i], spreads[i]));
  const base = rowMean(targets.length, (row) => targets[row], weights);
  let w = [Math.log(base / (1 - base)), ...columns.map(() => 0)];
  let at = momentsAt(w, standard, targets, weights);
  let identified = true;
  let converged = false;
  let lower: number[][] = [];
  for (let step = 0; step < MOST_STEPS && !converged; step++) {
    lower = at.information.map((line) => [...line]);
    if (!factor(lower)) {
      identified = false;
      const ridge = 1e-6 * at.information[0][0];
      lower = at.information.map((line, i) => line.map((value, j) => value + (i === j ? ridge : 0)));
      if (!factor(lower)) break;
    }
    const move = solve(lower, at.gradient);
    const decrement = move.reduce((sum, value, i) => sum + value * at.gradient[i], 0);
    let size = 1;
    let next = w.map((value, i) => value - move[i]);
    let there = momentsAt(next, standard, targets, weights);
    while (there.nll > at.nll + 1e-12 * Math.abs(at.nll) && size > 1e-8) {
      size /= 2;
      next = w.map((value, i) => value - size * move[i]);
      there = momentsAt(next, standard, targets, weights);
    }
    [w, at] = [next, there];
    converged = decrement <= SETTLED;
  }
  const coefficients = columns.map((_, i) => (scales[i] === 0 ? 0 : w[i + 1] / scales[i] / spreads[i].unit));
  const intercept = columns.reduce(
    (sum, _, i) => (scales[i] === 0 ? sum : sum - (w[i + 1] * spreads[i].centre) / scales[i]),
    w[0]
  );
  // Intercept and coefficients as linear functions of w give their variances.
  const readout = [
    [1, ...columns.map((_, i) => (scales[i] === 0 ? 0 : -spreads[i].centre / scales[i]))],
    ...columns.map((_, i) => w.map((_, j) => (j === i + 1 ? 1 / scales[i] / spreads[i].unit : 0)))
  ];
  lower = at.information.map((line) => [...line]);
  const known = identified && factor(lower);
  return {
    intercept,
    coefficients,
    nll: at.nll,
    // A fit is only reached where it can be said: in numbers, and on differences that were seen.
    converged:
      converged && [intercept, ...coefficients].every(Number.isFinite) && spreads.every(({ lost }) => !lost),
    identified: identified && !scales.includes(0),
    errors: readout.map((line) => {
      if (!known) return NaN;
      const solved = solve(lower, line);
      return Math.sqrt(line.reduce((sum, value, i) => sum + value * solved[i], 0));
    })
  };
}
