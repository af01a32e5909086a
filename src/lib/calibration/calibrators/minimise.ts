const GOLDEN = (3 - Math.sqrt(5)) / 2;
const MOST_STEPS = 200;

/**
 * Place of a minimum of a function on [lo, hi] by Brent's method (Brent 1973, ch. 5): parabolas through the best three
 * points, golden-section steps where they do not help. The only one if there is only one.
 * @param tolerance half-width of the last interval; below about 1e-8 rounding of f decides
 */
export function brentMinimum(f: (x: number) => number, lo: number, hi: number, tolerance = 1e-8): number {
  let [a, b] = [lo, hi];
  let best = a + GOLDEN * (b - a);
  let [second, third] = [best, best];
  let fBest = f(best);
  let [fSecond, fThird] = [fBest, fBest];
  let step = 0;
  let stepBefore = 0;
  for (let i = 0; i < MOST_STEPS; i++) {
    const middle = (a + b) / 2;
    if (Math.abs(best - middle) + (b - a) / 2 <= 2 * tolerance) break;
    const earlier = stepBefore;
    stepBefore = step;
    const r = (best - second) * (fBest - fThird);
    const q = (best - third) * (fBest - fSecond);
    const parabola = ((best - third) * q - (best - second) * r) / (2 * (r - q));
    const there = best + parabola;
    if (Math.abs(parabola) < Math.abs(earlier) / 2 && there > a + tolerance && there < b - tolerance) {
      step = parabola;
    } else {
      stepBefore = (best < middle ? b : a) - best;
      step = GOLDEN * stepBefore;
    }
    const x = best + (Math.abs(step) >= tolerance ? step : step > 0 ? tolerance : -tolerance);
    const fx = f(x);
    if (fx <= fBest) {
      if (x < best) b = best;
      else a = best;
      [third, fThird, second, fSecond, best, fBest] = [second, fSecond, best, fBest, x, fx];
    } else {
      if (x < best) a = x;
      else b = x;
      if (fx <= fSecond || second === best) [third, fThird, second, fSecond] = [second, fSecond, x, fx];
      else if (fx <= fThird || third === best || third === second) [third, fThird] = [x, fx];
    }
  }
  return best;
}
