import type { Probability } from '../confidence';
import { percentilesOfDraws } from '../intervals/bootstrap-interval';
import { canonicalOrder } from '../intervals/weighted-figures';
import { expandedLevel } from '../intervals/loss-interval';
import { Resampler } from '../intervals/resampler';
import { wilsonInterval } from '../intervals/wilson';
import { KernelGrid } from '../metrics/kernel-grid';
import { smoothEce } from '../metrics/smooth-ece';
import { requireJudged } from '../outcomes';
import { refuseWeights } from '../weights';
import { LocalLinear } from './local-linear';

/** A point of the smooth reliability curve. */
export interface SmoothPoint {
  confidence: number;
  /** Kernel estimate of the share right at this confidence. */
  accuracy: number;
  /** Estimated density of the confidences; integrates to about 1 over [0, 1]. Near 0 the curve says little. */
  density: number;
  /** Pointwise band of the chance of being right at this confidence; NaN without resamples, or where no row is near. */
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

/** Widest bandwidth of the band: it shrinks faster with n than is best for a curve, so that bends do not outgrow the noise (Hall 1992). */
const bandBandwidth = (n: number) => 0.5 * n ** -0.25;

/**
 * Reliability diagram without bins: the share right as a function of the confidence, by kernel regression with the
 * reflected Gaussian kernel and the smooth ECE's bandwidth (Błasiok & Nakkiran 2023; curve as in `relplot` 1.0.3). Near the ends of
 * what was said a kernel draws towards the middle; so the pointwise band is that of a local-linear regression, which does
 * not, at that bandwidth or a narrower one where rows are many, and there the curve may lie outside it. It reaches as far as the percentiles of bootstrap resamples, wider where few rows count
 * (Hesterberg 2015), and Wilson's interval of as many rows as count. It holds the true chance as often as it says (docs/honesty.md)
 * where that is nearly straight within a bandwidth. No points when there are no rows.
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
  const curve = () => {
    const grid = new KernelGrid(places, outcomes, KernelGrid.sizeFor(bandwidth));
    const { values, density } = grid.smooth(bandwidth, points);
    return { accuracy: values.map((value, i) => value / density[i]), density };
  };
  const lines = new LocalLinear(places, outcomes, Math.min(bandwidth, bandBandwidth(n)));
  const resampler = new Resampler(n, seed);
  const drawn = Array.from({ length: resamples }, () => {
    resampler.draw();
    return lines.at(points, resampler.counts);
  });
  const { accuracy, density } = curve();
  const estimates = lines.at(points, new Uint8Array(n).fill(1));
  const effective = lines.effectiveRows(points);
  const bandAt = (i: number): [number, number] => {
    const count = effective[i];
    if (resamples === 0 || count === 0) return [NaN, NaN];
    const wide = expandedLevel(count, level);
    const percentiles = percentilesOfDraws(
      drawn.map((each) => each[i]),
      wide
    );
    const [lo, hi] = wilsonInterval(estimates[i] * count, count, level);
    return percentiles ? [Math.min(lo, percentiles[0]), Math.max(hi, percentiles[1])] : [lo, hi];
  };
  return {
    bandwidth,
    points: Array.from(accuracy, (value, i) => {
      const [lo, hi] = bandAt(i);
      return {
        confidence: i / (points - 1),
        accuracy: value,
        density: density[i] / n,
        lo,
        hi
      };
    })
  };
}
