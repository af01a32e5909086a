import { listOf } from './list-of';

/** Temperatures a sketch can answer for. */
const MIN_TEMPERATURE = 0.05;
export const MAX_TEMPERATURE = 20;

/** Half the width of the curve's range in log β, a little wider than the temperatures need, since a derivative is least exact at the ends. */
const HALF_WIDTH = Math.log(MAX_TEMPERATURE) + 0.05;
const TOLERANCE = 2e-7;
const MAX_INTERVALS = 128;

/** Place of β in the curve's range, in [−1, 1]. */
function position(beta: number): number {
  return Math.log(beta) / HALF_WIDTH;
}

/** What is computed once for n intervals, n a power of two. */
interface Nodes {
  /** β of node j, where log β is the range's half width times cos(π j / n). */
  betas: Float64Array;
  /** cos(π j k / n) for odd k, n/2 a row, and j = 0 … n/2 − 1. */
  oddCosines: Float64Array;
  /** Room for n/2 differences. */
  differences: Float64Array;
}

const known = new Map<number, Nodes>();

function nodesOf(n: number): Nodes {
  let nodes = known.get(n);
  if (!nodes) {
    const half = n / 2;
    nodes = {
      betas: Float64Array.from({ length: n + 1 }, (_, j) =>
        Math.exp(HALF_WIDTH * Math.cos((Math.PI * j) / n))
      ),
      oddCosines: Float64Array.from({ length: half * half }, (_, at) =>
        Math.cos((Math.PI * (at % half) * (2 * Math.floor(at / half) + 1)) / n)
      ),
      differences: new Float64Array(half)
    };
    known.set(n, nodes);
  }
  return nodes;
}

/**
 * Σ over j = 0 … n of cos(π j k / n) · values[j], for k = 0 … n, into `to[k · step]`: a cosine transform (DCT-I) whose ends
 * count whole. Odd k see the differences of mirrored nodes, even k their sums: the transform of half the size.
 * @param values the first n + 1 are used up
 */
function cosineSums(values: Float64Array, n: number, to: Float64Array, step: number): void {
  for (; n > 1; n /= 2, step *= 2) {
    const half = n / 2;
    const { oddCosines, differences } = nodesOf(n);
    for (let j = 0; j < half; j++) {
      const mirrored = values[n - j]!;
      differences[j] = values[j]! - mirrored;
      values[j]! += mirrored;
    }
    for (let row = 0, at = 0; row < half; row++) {
      let sum = 0;
      for (let j = 0; j < half; j++) sum += differences[j]! * oddCosines[at++]!;
      to[(2 * row + 1) * step] = sum;
    }
  }
  to[0] = values[0]! + values[1]!;
  to[step] = values[0]! - values[1]!;
}

/** Chebyshev coefficients from the values at n + 1 nodes, n a power of two. */
function coefficientsOf(values: Float64Array): Float64Array {
  const n = values.length - 1;
  const halved = values.slice();
  halved[0]! /= 2;
  halved[n]! /= 2;
  const result = new Float64Array(n + 1);
  cosineSums(halved, n, result, 1);
  for (let k = 0; k <= n; k++) result[k]! *= (k === 0 || k === n ? 1 : 2) / n;
  return result;
}

/** Index of the last coefficient that matters for the curve's derivative. */
function lastNeeded(coefficients: Float64Array, tolerance: number): number {
  let last = coefficients.length - 1;
  while (last > 0 && Math.abs(coefficients[last]!) * last < tolerance) last--;
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
  let { betas } = nodesOf(intervals);
  let values = new Float64Array(intervals + 1);
  for (let j = 0; j <= intervals; j++) values[j] = f(betas[j]!);
  for (;;) {
    const coefficients = coefficientsOf(values);
    const last = lastNeeded(coefficients, tolerance);
    if (last <= intervals * 0.75 || intervals >= MAX_INTERVALS) {
      return coefficients.slice(0, last + 1);
    }
    intervals *= 2;
    ({ betas } = nodesOf(intervals));
    const finer = new Float64Array(intervals + 1);
    for (let j = 0; j <= intervals; j++) finer[j] = j % 2 === 0 ? values[j / 2]! : f(betas[j]!);
    values = finer;
  }
}

/** `chebyshevSeries` in single precision, for storing. */
export function fitCurve(f: (beta: number) => number): number[] {
  const coefficients = Float32Array.from(chebyshevSeries(f));
  return listOf(coefficients, coefficients.length);
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
    const b = coefficients[k]! + 2 * x * b1 - b2;
    b2 = b1;
    b1 = b;
  }
  return { value: (coefficients[0] ?? 0) + x * b1 - b2, derivative: (b1 + x * d1 - d2) / HALF_WIDTH };
}
