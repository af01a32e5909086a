/** Temperatures looked at. */
export const TEMPERATURE_RANGE = [0.05, 20] as const;

const [T_MIN, T_MAX] = TEMPERATURE_RANGE;
const BETA_MIN = 1 / T_MAX;
const BETA_MAX = 1 / T_MIN;
const MOST_STEPS = 100;
/** Half of the 95 % point of χ² with one degree of freedom. */
export const HALF_CHI_SQUARE = 1.920729410347062;

/** A summed negative log-likelihood (nats) at an inverse temperature β = 1/T, and its two derivatives by β. */
export interface NllAtBeta {
  nll: number;
  slope: number;
  bend: number;
}

/** Where the likelihood is largest. */
export interface BetaFit {
  beta: number;
  /** True when the minimum lies at an end of the range. */
  atBound: boolean;
  converged: boolean;
  /** True when the likelihood is the same at every temperature. */
  flat: boolean;
  /** NLL and its derivatives there. */
  at: NllAtBeta;
}

/**
 * Minimum over β in [0.05, 20] of a convex negative log-likelihood, by Newton's method kept inside a bracket. NLL is
 * convex in β because log Σ exp(β z) is (Boyd & Vandenberghe 2004, §3.1.5), so there is one minimum.
 */
export function minimiseOverBeta(likelihood: (beta: number) => NllAtBeta): BetaFit {
  let [lo, hi] = [BETA_MIN, BETA_MAX];
  let [loSeen, hiSeen] = [false, false];
  let beta = 1;
  let at = likelihood(beta);
  const fit = (extra: Partial<BetaFit> = {}): BetaFit => ({
    beta,
    atBound: false,
    converged: true,
    flat: false,
    at,
    ...extra
  });
  for (let step = 0; step < MOST_STEPS; step++) {
    if (at.slope === 0) return fit({ flat: at.bend === 0 });
    if (at.slope > 0) [hi, hiSeen] = [beta, true];
    else [lo, loSeen] = [beta, true];
    let next = beta - at.slope / at.bend;
    if (!(next > lo && next < hi)) {
      const down = at.slope > 0;
      // An end of the range is tried once; after that the bracket is halved.
      next = (down ? loSeen : hiSeen) ? Math.sqrt(lo * hi) : down ? lo : hi;
    }
    if (Math.abs(next - beta) <= 1e-14 * beta) return fit();
    const before = beta;
    beta = next;
    at = likelihood(beta);
    if ((beta === BETA_MIN && at.slope >= 0) || (beta === BETA_MAX && at.slope <= 0)) {
      return fit({ atBound: true });
    }
    // The next step would be about the square of this one.
    if (Math.abs(beta - before) <= 1e-8 * beta) return fit();
  }
  return fit({ converged: false });
}

/** Place on one side of the minimum where the NLL has risen by half a χ² quantile, or the end of the range. */
function likelihoodEdge(likelihood: (beta: number) => NllAtBeta, fit: BetaFit, end: number): number {
  const target = fit.at.nll + HALF_CHI_SQUARE;
  const side = Math.sign(end - fit.beta);
  if (side === 0) return end;
  let inside = fit.beta;
  let outside = end;
  let outsideSeen = false;
  let beta = fit.beta + side * Math.sqrt((2 * HALF_CHI_SQUARE) / fit.at.bend);
  for (let step = 0; step < MOST_STEPS; step++) {
    if (!((beta - inside) * side > 0 && (outside - beta) * side > 0)) {
      beta = outsideSeen ? (inside + outside) / 2 : outside;
    }
    const { nll, slope } = likelihood(beta);
    const above = nll - target;
    if (above < 0) {
      if (beta === end) return end;
      inside = beta;
    } else {
      outside = beta;
      outsideSeen = true;
    }
    const next = beta - above / slope;
    if (Math.abs(next - beta) <= 1e-9 * beta) return next;
    beta = next;
  }
  return beta;
}

/**
 * 95 % profile-likelihood interval of T = 1/β: temperatures whose log-likelihood is within χ²₁(0.95)/2 = 1.92 of the
 * best (Venzon & Moolgavkar 1988), within [0.05, 20].
 */
export function temperatureInterval(likelihood: (beta: number) => NllAtBeta, fit: BetaFit): [number, number] {
  if (fit.flat) return [T_MIN, T_MAX];
  return [1 / likelihoodEdge(likelihood, fit, BETA_MAX), 1 / likelihoodEdge(likelihood, fit, BETA_MIN)];
}
