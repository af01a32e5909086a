/** Lanczos' coefficients for g = 7, n = 9 (Press et al. 2007, §6.1 name the method). */
const LANCZOS = [
  0.99999999999980993, 676.5203681218851, -1259.1392167224028, 771.32342877765313, -176.61502916214059,
  12.507343278686905, -0.13857109526572012, 9.9843695780195716e-6, 1.5056327351493116e-7
];

/** ln Γ(x) for x > 0, to about 1e-14 (Lanczos 1964). */
export function logGamma(x: number): number {
  if (x < 0.5) return Math.log(Math.PI / Math.sin(Math.PI * x)) - logGamma(1 - x);
  let sum = LANCZOS[0];
  for (let i = 1; i < LANCZOS.length; i++) sum += LANCZOS[i] / (x - 1 + i);
  const t = x + 6.5;
  return 0.5 * Math.log(2 * Math.PI) + (x - 0.5) * Math.log(t) - t + Math.log(sum);
}

/** ln B(a, b) = ln Γ(a) + ln Γ(b) − ln Γ(a + b). */
export function logBeta(a: number, b: number): number {
  return logGamma(a) + logGamma(b) - logGamma(a + b);
}

/** Continued fraction of the incomplete beta function (Abramowitz & Stegun 26.5.8), by the method of Lentz. */
function betaFraction(x: number, a: number, b: number): number {
  const tiny = 1e-300;
  const safe = (value: number) => (Math.abs(value) < tiny ? tiny : value);
  let c = 1;
  let d = 1 / safe(1 - ((a + b) * x) / (a + 1));
  let fraction = d;
  for (let m = 1; m < 10_000; m++) {
    for (const term of [
      (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m)),
      (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1))
    ]) {
      d = 1 / safe(1 + term * d);
      c = safe(1 + term / c);
      fraction *= c * d;
    }
    if (Math.abs(c * d - 1) < 1e-16) break;
  }
  return fraction;
}

/** Distribution function of the beta distribution: the regularised incomplete beta function I_x(a, b). */
export function betaCdf(x: number, a: number, b: number): number {
  if (x <= 0) return 0;
  if (x >= 1) return 1;
  if (x > (a + 1) / (a + b + 2)) return 1 - betaCdf(1 - x, b, a);
  return (Math.exp(a * Math.log(x) + b * Math.log1p(-x) - logBeta(a, b)) * betaFraction(x, a, b)) / a;
}

/** Quantile of the beta distribution, by bisection to the last bit but a few. */
export function betaQuantile(p: number, a: number, b: number): number {
  let [lo, hi] = [0, 1];
  for (let i = 0; i < 60; i++) {
    const middle = (lo + hi) / 2;
    if (betaCdf(middle, a, b) < p) lo = middle;
    else hi = middle;
  }
  return (lo + hi) / 2;
}

/**
 * Quantile of the beta-binomial distribution: the smallest k with P(at most k of m) ≥ p, where the chance of each is
 * drawn from Beta(a, b) once.
 */
export function betaBinomialQuantile(p: number, m: number, a: number, b: number): number {
  let sum = 0;
  const whole = logBeta(a, b);
  for (let k = 0; k < m; k++) {
    const ways = -Math.log(m + 1) - logBeta(m - k + 1, k + 1);
    sum += Math.exp(ways + logBeta(k + a, m - k + b) - whole);
    if (sum >= p) return k;
  }
  return m;
}
