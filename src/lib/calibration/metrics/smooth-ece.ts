import type { Probability } from '../confidence';
import { requireOutcomes } from '../outcomes';
import { KernelGrid, roundHalfEven } from './kernel-grid';

/** A smooth ECE and the bandwidth it was taken at. */
export interface SmoothEce {
  smoothEce: number;
  bandwidth: number;
}

const EPSILON = 1e-3;
const BISECTIONS = 10;
/** A narrow bandwidth, and what the rounding to a grid may add to the figures compared. */
const NARROW = 0.02;
const SLACK = 1.5;
/** Deviations of the kernel that are summed: the rest is 1e-10 of the figure. */
const REACH = 6.5;

/**
 * Smooth ECE (Błasiok & Nakkiran 2023, "Smooth ECE: principled reliability diagrams via kernel smoothing"): residuals
 * are smoothed with a reflected Gaussian kernel, and their absolute value is averaged over the smoothed density; the
 * bandwidth σ is the one at which smECE_σ = σ, found by bisection. No bins to choose. Grid, stopping rule and rounding
 * are those of the authors' `relplot` 1.0.3, so the figures agree; with it they share that a confidence of exactly 0 or 1
 * has half of its kernel outside [0, 1] and so about half its weight. NaN when empty.
 * @param correct 1 right, 0 wrong
 * @throws RangeError naming the row of a bad outcome
 */
export function smoothEce(confidences: ArrayLike<Probability>, correct: ArrayLike<number>): SmoothEce {
  requireOutcomes(confidences, correct);
  if (confidences.length === 0) return { smoothEce: NaN, bandwidth: NaN };
  const at = smoothEceAt(confidences, correct);
  // More smoothing can only lower it (the kernels form a semigroup), so a narrow, cheap one bounds the wide ones.
  const bound = SLACK * at(NARROW) + NARROW;
  const holds = (sigma: number) => sigma < EPSILON || (sigma < bound && sigma < at(sigma));
  let bandwidth = 1;
  if (!holds(bandwidth)) {
    let holding = 0;
    for (let i = 0; i < BISECTIONS; i++) {
      const middle = (bandwidth + holding) / 2;
      if (holds(middle)) holding = middle;
      else bandwidth = middle;
    }
  }
  return { smoothEce: at(bandwidth), bandwidth };
}

/** Smooth ECE at any bandwidth σ in (0, 1]. */
function smoothEceAt(
  confidences: ArrayLike<Probability>,
  correct: ArrayLike<number>
): (sigma: number) => number {
  const residuals = Float64Array.from(confidences, (confidence, row) => confidence - correct[row]);
  let grid: KernelGrid | null = null;
  return (sigma) => {
    const size = KernelGrid.sizeFor(sigma);
    if (grid?.size !== size) grid = new KernelGrid(confidences, residuals, size);
    const { values, density } = grid.smooth(sigma, Math.max(200, roundHalfEven(10 / sigma)), REACH);
    let sum = 0;
    let weight = 0;
    for (let i = 0; i < values.length; i++) {
      sum += Math.abs(values[i]);
      weight += density[i];
    }
    return sum / weight;
  };
}
