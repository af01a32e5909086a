import type { Probability } from '../confidence';
import { percentilesOfDraws } from '../intervals/bootstrap-interval';
import { canonicalOrder } from '../intervals/weighted-figures';
import { Resampler } from '../intervals/resampler';
import { KernelGrid } from '../metrics/kernel-grid';
import { smoothEce } from '../metrics/smooth-ece';
import { requireJudged } from '../outcomes';
import { refuseWeights } from '../weights';

/** A point of the smooth reliability curve. */
export interface SmoothPoint {
  confidence: number;
  /** Kernel estimate of the share right at this confidence. */
  accuracy: number;
  /** Estimated density of the confidences; integrates to about 1 over [0, 1]. Near 0 the curve says little. */
  density: number;
  /** Pointwise bootstrap band of the accuracy; NaN without resamples. */
  lo: number;
  hi: number;
}

/** The smooth reliability curve and its bandwidth. */
export interface SmoothCurve {
  bandwidth: number;
  points: SmoothPoint[];
}

/** How the curve is drawn. */
export interface SmoothCurveOptions {
  /** Points from 0 to 1, 200 by default. */
  points?: number;
  /** Bandwidth σ in (0, 1]; that of the smooth ECE by default. */
  bandwidth?: number;
  /** Bootstrap resamples behind the band, 200 by default; 0 for no band. */
  resamples?: number;
  seed?: number;
  /** Share of the band, 0.95 by default. */
  level?: number;
}

/**
 * Reliability diagram without bins: the share right as a function of the confidence, by kernel regression with the
 * reflected Gaussian kernel and the smooth ECE's bandwidth (Błasiok & Nakkiran 2023; curve as in `relplot` 1.0.3), with
 * a pointwise percentile band from bootstrap resamples of the rows at that bandwidth. The band is that of the smoothed curve: near the ends of what was
 * said, where a kernel draws towards the middle, it does not hold the true share of an overconfident model (docs/honesty.md). No points when
 * there are no rows.
 * @param correct 1 right, 0 wrong
 * @throws RangeError naming the row of a bad confidence or outcome
 */
export function smoothReliabilityCurve(
  confidences: ArrayLike<Probability>,
  correct: ArrayLike<number>,
  {
    points = 200,
    bandwidth = smoothEce(confidences, correct).bandwidth,
    resamples = 200,
    seed = 0,
    level = 0.95,
    ...others
  }: SmoothCurveOptions = {}
): SmoothCurve {
  refuseWeights(others, 'smoothReliabilityCurve', 'reliabilityBins takes them.');
  requireJudged(confidences, correct);
  const n = confidences.length;
  if (n === 0) return { bandwidth: NaN, points: [] };
  const order = canonicalOrder(confidences, correct);
  const places = Float64Array.from(order, (row) => confidences[row]);
  const outcomes = Float64Array.from(order, (row) => correct[row]);
  const curve = (weights?: ArrayLike<number>) => {
    const grid = new KernelGrid(places, outcomes, KernelGrid.sizeFor(bandwidth), weights);
    const { values, density } = grid.smooth(bandwidth, points);
    return { accuracy: values.map((value, i) => value / density[i]), density };
  };
  const resampler = new Resampler(n, seed);
  const drawn = Array.from({ length: resamples }, () => {
    resampler.draw();
    return curve(resampler.counts).accuracy;
  });
  const { accuracy, density } = curve();
  return {
    bandwidth,
    points: Array.from(accuracy, (value, i) => {
      const band = percentilesOfDraws(
        drawn.map((curve) => curve[i]),
        level
      );
      return {
        confidence: i / (points - 1),
        accuracy: value,
        density: density[i] / n,
        lo: band?.[0] ?? NaN,
        hi: band?.[1] ?? NaN
      };
    })
  };
}
