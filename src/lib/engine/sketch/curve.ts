/** Temperatures a sketch can answer for. */
export const MIN_TEMPERATURE = 0.05;
export const MAX_TEMPERATURE = 20;

/** Half the width of the curve's range in log β, a little wider than the temperatures need, since a derivative is least exact at the ends. */
const HALF_WIDTH = Math.log(MAX_TEMPERATURE) + 0.05;
const TOLERANCE = 2e-7;
const MAX_INTERVALS = 128;

/** Place of β in the curve's range, in [−1, 1]. */
function position(beta: number): number {
  return Math.log(beta) / HALF_WIDTH;
}

const cosines = new Map<number, Float64Array>();

/** cos(π k / n) for k = 0 … 2 n − 1. */
function cosineTable(n: number): Float64Array {
  let table = cosines.get(n);
  if (!table) {
    table = Float64Array.from({ length: 2 * n }, (_, k) => Math.cos((Math.PI * k) / n));
    cosines.set(n, table);
  }
  return table;
}

/** Chebyshev coefficients from the values at n + 1 nodes, n a power of two. */
function coefficientsOf(values: Float64Array): Float64Array {
  const n = values.length - 1;
  const table = cosineTable(n);
  const result = new Float64Array(n + 1);
  for (let k = 0; k <= n; k++) {
    let sum = 0.5 * (values[0] + (k % 2 === 0 ? values[n] : -values[n]));
    for (let j = 1; j < n; j++) sum += values[j] * table[(j * k) & (2 * n - 1)];
    result[k] = (sum * (k === 0 || k === n ? 1 : 2)) / n;
  }
  return result;
}

/** Index of the last coefficient that matters for the curve's derivative. */
function lastNeeded(coefficients: Float64Array, tolerance: number): number {
  let last = coefficients.length - 1;
  while (last > 0 && Math.abs(coefficients[last]) * last < tolerance) last--;
  return last;
}

/**
 * Chebyshev coefficients of a function of β in the variable log β. Starts with 17 nodes and doubles the intervals
 * (the old nodes stay nodes) until the last quarter of the coefficients no longer matters: smooth logits need few,
 * a spike over a flat floor needs many.
 * @param tolerance of the derivative by log β; the value is closer
 */
export function chebyshevSeries(f: (beta: number) => number, tolerance = TOLERANCE): Float64Array {
  let intervals = 16;
  let values = Float64Array.from({ length: intervals + 1 }, (_, j) => f(nodeBeta(j, intervals)));
  for (;;) {
    const coefficients = coefficientsOf(values);
    const last = lastNeeded(coefficients, tolerance);
    if (last <= intervals * 0.75 || intervals >= MAX_INTERVALS) {
      return coefficients.slice(0, last + 1);
    }
    const finer = new Float64Array(2 * intervals + 1);
    for (let j = 0; j <= 2 * intervals; j++) {
      finer[j] = j % 2 === 0 ? values[j / 2] : f(nodeBeta(j, 2 * intervals));
    }
    values = finer;
    intervals *= 2;
  }
}

/** `chebyshevSeries` in single precision, for storing. */
export function fitCurve(f: (beta: number) => number): number[] {
  return Array.from(chebyshevSeries(f), Math.fround);
}

/** The first `count` Chebyshev polynomials at β: the curve's value there is their sum weighted by its coefficients. */
export function polynomialsAt(beta: number, count: number): Float64Array {
  const angle = Math.acos(Math.min(1, Math.max(-1, position(beta))));
  return Float64Array.from({ length: count }, (_, k) => Math.cos(k * angle));
}

function nodeBeta(j: number, intervals: number): number {
  return Math.exp(HALF_WIDTH * cosineTable(intervals)[j]);
}

/**
 * Value of the curve at β and its derivative by log β (Clenshaw's recurrence for both).
 * @throws RangeError when β is outside the range
 */
export function evaluateCurve(
  coefficients: ArrayLike<number>,
  beta: number
): { value: number; derivative: number } {
  const x = position(beta);
  // The outermost nodes may lie outside by rounding.
  if (!(Math.abs(x) <= 1 + 1e-12)) {
    throw new RangeError(`Temperature ${1 / beta} is outside ${MIN_TEMPERATURE} to ${MAX_TEMPERATURE}`);
  }
  let b1 = 0;
  let b2 = 0;
  let d1 = 0;
  let d2 = 0;
  for (let k = coefficients.length - 1; k >= 1; k--) {
    const d = 2 * b1 + 2 * x * d1 - d2;
    d2 = d1;
    d1 = d;
    const b = coefficients[k] + 2 * x * b1 - b2;
    b2 = b1;
    b1 = b;
  }
  return { value: (coefficients[0] ?? 0) + x * b1 - b2, derivative: (b1 + x * d1 - d2) / HALF_WIDTH };
}
