/** Error function by its Taylor series, good for small |x|. */
function erfSeries(x: number): number {
  let term = x;
  let sum = x;
  for (let k = 1; Math.abs(term) > 1e-17 * Math.abs(sum); k++) {
    term *= (-x * x) / k;
    sum += term / (2 * k + 1);
  }
  return (2 / Math.sqrt(Math.PI)) * sum;
}

/** Complementary error function by its continued fraction (Abramowitz & Stegun 7.1.14), for x > 0 that is not small. */
function erfcFraction(x: number): number {
  let tail = x;
  for (let k = 120; k > 0; k--) tail = x + k / 2 / tail;
  return Math.exp(-x * x) / (Math.sqrt(Math.PI) * tail);
}

/** Distribution function of the standard normal distribution, Φ(z), to about 1e-14. */
export function normalCdf(z: number): number {
  const x = Math.abs(z) / Math.SQRT2;
  if (x < 2) return 0.5 * (1 + Math.sign(z) * erfSeries(x));
  const tail = 0.5 * erfcFraction(x);
  return z < 0 ? tail : 1 - tail;
}

/** Density of the standard normal distribution, φ(z). */
export function normalDensity(z: number): number {
  return Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI);
}

/** Quantile of the standard normal distribution, Φ⁻¹(p); ±Infinity at 0 and 1, NaN outside. */
export function normalQuantile(p: number): number {
  if (!(p >= 0 && p <= 1)) return NaN;
  if (p === 0 || p === 1) return p === 0 ? -Infinity : Infinity;
  if (p > 0.5) return -normalQuantile(1 - p);
  // Bisection first, because Newton's method overshoots in the tail.
  let lo = -40;
  let hi = 0;
  for (let i = 0; i < 20; i++) {
    const middle = (lo + hi) / 2;
    if (normalCdf(middle) < p) lo = middle;
    else hi = middle;
  }
  let z = (lo + hi) / 2;
  for (let i = 0; i < 4; i++) z -= (normalCdf(z) - p) / normalDensity(z);
  return z;
}
