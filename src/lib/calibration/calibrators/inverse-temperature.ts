/** Temperatures looked at. */
export const TEMPERATURE_RANGE = [0.05, 20] as const;

const [T_MIN, T_MAX] = TEMPERATURE_RANGE;

/**
 * Checks a temperature.
 * @throws RangeError when it is no number above 0
 */
export function requireTemperature(temperature: number): void {
  if (typeof (temperature as unknown) !== 'number' || !(temperature > 0)) {
    throw new RangeError(`A temperature must be above 0, got ${temperature}`);
  }
}

const BETA_MIN = 1 / T_MAX;
const BETA_MAX = 1 / T_MIN;
const MOST_STEPS = 100;
/** Half of the 95 % point of χ² with one degree of freedom. */
export const HALF_CHI_SQUARE = 1.920729410347062;

/**
 * Products of factors from 1 to 1e50 are let grow to this before their logarithm is added to a sum of logarithms: one
 * `Math.log` in hundreds of rows, and as exact.
 */
export const FULL_PRODUCT = 1e250;

/** A summed negative log-likelihood (nats) at an inverse temperature β = 1/T, and its derivatives by β. */
export interface NllAtBeta {
  nll: number;
  slope: number;
  bend: number;
  /** Third derivative. */
  twist: number;
}

/** Where the likelihood is largest. */
export interface BetaFit {
  beta: number;
  /** True when the minimum lies at an end of the range. */
  atBound: boolean;
  converged: boolean;
  /** True when the likelihood is the same at every temperature. */
  flat: boolean;
  /** NLL there, its second derivative, and the NLL at β = 1. */
  nll: number;
  bend: number;
  nllBefore: number;
}

/**
 * Minimum over β in [0.05, 20] of a convex negative log-likelihood, by Newton's method with Halley's third-order
 * correction, kept inside a bracket. NLL is convex in β because log Σ exp(β z) is (Boyd & Vandenberghe 2004, §3.1.5), so
 * there is one minimum.
 */
export function minimiseOverBeta(likelihood: (beta: number) => NllAtBeta): BetaFit {
  let [lo, hi] = [BETA_MIN, BETA_MAX];
  let [loSeen, hiSeen] = [false, false];
  let beta = 1;
  let at = likelihood(beta);
  const nllBefore = at.nll;
  const fit = (extra: Partial<BetaFit> = {}): BetaFit => ({
    beta,
    atBound: false,
    converged: true,
    flat: false,
    nll: at.nll,
    bend: at.bend,
    nllBefore,
    ...extra
  });
  for (let step = 0; step < MOST_STEPS; step++) {
    const { nll, slope, bend, twist } = at;
    if (slope === 0) return fit({ flat: bend === 0 });
    if (slope > 0) [hi, hiSeen] = [beta, true];
    else [lo, loSeen] = [beta, true];
    const newton = -slope / bend;
    const halley = newton / (1 + (newton * twist) / (2 * bend));
    let next = beta + (halley * newton > 0 ? halley : newton);
    if (!(next > lo && next < hi)) {
      const down = slope > 0;
      // An end of the range is tried once; after that the bracket is halved.
      next = (down ? loSeen : hiSeen) ? Math.sqrt(lo * hi) : down ? lo : hi;
    }
    const move = next - beta;
    beta = next;
    // The error left is about the cube of a step that is small against the curve's own scale, and the NLL follows.
    if (Math.abs(move) <= 1e-4 * beta && Math.abs(move * twist) <= 1e-3 * bend) {
      return fit({ nll: nll + move * (slope + move * (bend / 2 + (move * twist) / 6)) });
    }
    at = likelihood(beta);
    if ((beta === BETA_MIN && at.slope >= 0) || (beta === BETA_MAX && at.slope <= 0)) {
      return fit({ atBound: true });
    }
  }
  return fit({ converged: false });
}

/** Place on one side of the minimum where the NLL has risen by half a χ² quantile, or the end of the range. */
function likelihoodEdge(likelihood: (beta: number) => NllAtBeta, fit: BetaFit, end: number): number {
  const target = fit.nll + HALF_CHI_SQUARE;
  const side = Math.sign(end - fit.beta);
  if (side === 0) return end;
  let inside = fit.beta;
  let outside = end;
  let outsideSeen = false;
  let beta = fit.beta + side * Math.sqrt((2 * HALF_CHI_SQUARE) / fit.bend);
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
