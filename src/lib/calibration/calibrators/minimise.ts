const GOLDEN = (Math.sqrt(5) - 1) / 2;

/**
 * Place of the smallest value of a function with one minimum on [lo, hi], by golden-section search (Kiefer 1953).
 * @param tolerance width of the last interval
 */
export function goldenSection(f: (x: number) => number, lo: number, hi: number, tolerance = 1e-9): number {
  let a = lo;
  let b = hi;
  let c = b - GOLDEN * (b - a);
  let d = a + GOLDEN * (b - a);
  let fc = f(c);
  let fd = f(d);
  while (b - a > tolerance) {
    if (fc <= fd) {
      b = d;
      d = c;
      fd = fc;
      c = b - GOLDEN * (b - a);
      fc = f(c);
    } else {
      a = c;
      c = d;
      fc = fd;
      d = a + GOLDEN * (b - a);
      fd = f(d);
    }
  }
  return (a + b) / 2;
}
