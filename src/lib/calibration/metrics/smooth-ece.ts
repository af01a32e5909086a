import type { Probability } from '../confidence';
import { requireJudged } from '../outcomes';
import { refuseWeights, type NoWeights } from '../weights';
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
/** Where a rough figure is nearer to σ than this share of it, only the exact one tells which is larger. */
const ROUGH = 0.03;
/** Fewest points of the coarser grid. */
const COARSE = 250;
/** Deviations of the kernel that are summed: the rest is 1e-10 of the figure. */
const REACH = 6.5;

/**
 * Smooth ECE (Błasiok & Nakkiran 2023, "Smooth ECE: principled reliability diagrams via kernel smoothing"): residuals
 * are smoothed with a reflected Gaussian kernel, and their absolute value is averaged over the smoothed density; the
 * bandwidth σ is the one at which smECE_σ = σ, found by bisection. No bins to choose. Grid, stopping rule and rounding
 * are those of the authors' `relplot` 1.0.3, so the figures agree; with it they share that a confidence of exactly 0 or 1
 * has half of its kernel outside [0, 1] and so about half its weight. NaN when empty.
 * @param correct 1 right, 0 wrong
 * @throws RangeError naming the row of a bad confidence or outcome
 */
export function smoothEce(
  confidences: ArrayLike<Probability>,
  correct: ArrayLike<number>,
  options?: NoWeights
): SmoothEce {
  refuseWeights(options, 'smoothEce', 'ece takes them.');
  requireJudged(confidences, correct);
  if (confidences.length === 0) return { smoothEce: NaN, bandwidth: NaN };
  const { exactly, roughly } = smoothEceAt(confidences, correct);
  // More smoothing can only lower it (the kernels form a semigroup), so a narrow, cheap one bounds the wide ones.
  const bound = SLACK * roughly(NARROW) + NARROW;
  const holds = (sigma: number) => {
    if (sigma < EPSILON) return true;
    if (sigma >= bound) return false;
    const rough = roughly(sigma);
    return Math.abs(rough / sigma - 1) > ROUGH ? sigma < rough : sigma < exactly(sigma);
  };
  let bandwidth = 1;
  if (!holds(bandwidth)) {
    let holding = 0;
    for (let i = 0; i < BISECTIONS; i++) {
      const middle = (bandwidth + holding) / 2;
      if (holds(middle)) holding = middle;
      else bandwidth = middle;
    }
  }
  return { smoothEce: exactly(bandwidth), bandwidth };
}

type SmoothEceAt = (sigma: number) => number;

/** Mean of |smoothed residual| over the smoothed density. */
function readOff(grid: KernelGrid, sigma: number): number {
  const { values, density } = grid.smooth(sigma, Math.max(200, roundHalfEven(10 / sigma)), REACH);
  let sum = 0;
  let weight = 0;
  for (let i = 0; i < values.length; i++) {
    sum += Math.abs(values[i]);
    weight += density[i];
  }
  return sum / weight;
}

/**
 * Smooth ECE at any bandwidth σ in (0, 1]: exactly on relplot's grid, or roughly on a coarser one. Sharing rows between its
 * points widens the kernel by h² / 6, at most σ² / 600, and the kernel's cut at ±½ is blurred by h: less than a per cent
 * of the figure.
 */
function smoothEceAt(
  confidences: ArrayLike<Probability>,
  correct: ArrayLike<number>
): { exactly: SmoothEceAt; roughly: SmoothEceAt } {
  const residuals = Float64Array.from(confidences, (confidence, row) => confidence - correct[row]);
  let grid: KernelGrid | null = null;
  let coarse: KernelGrid | null = null;
  const gridFor = (sigma: number) => {
    const size = KernelGrid.sizeFor(sigma);
    if (grid?.size !== size) grid = new KernelGrid(confidences, residuals, size);
    return grid;
  };
  return {
    exactly: (sigma) => readOff(gridFor(sigma), sigma),
    roughly(sigma) {
      const fine = gridFor(sigma);
      const size = 2 * Math.ceil(Math.max(COARSE / 2, 5 / sigma)) + 1;
      if (2 * size > fine.size) return readOff(fine, sigma);
      if (coarse?.size !== size) coarse = fine.coarsened(size);
      return readOff(coarse, sigma);
    }
  };
}
