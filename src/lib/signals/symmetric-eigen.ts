/** An eigenvalue with its eigenvector of length 1. */
export interface EigenPair {
  value: number;
  vector: number[];
}

/** Sweeps after which a small symmetric matrix is diagonal to the last bit; it takes about six. */
const MOST_SWEEPS = 60;

/** One Jacobi rotation that makes the element at (p, q) vanish. */
function rotate(a: number[][], v: number[][], p: number, q: number): void {
  const theta = (a[q]![q]! - a[p]![p]!) / (2 * a[p]![q]!);
  const t = (theta >= 0 ? 1 : -1) / (Math.abs(theta) + Math.hypot(theta, 1));
  const c = 1 / Math.hypot(t, 1);
  const s = t * c;
  for (const row of a) [row[p], row[q]] = [c * row[p]! - s * row[q]!, s * row[p]! + c * row[q]!];
  const [first, second] = [a[p]!, a[q]!];
  a[p] = first.map((value, k) => c * value - s * second[k]!);
  a[q] = first.map((value, k) => s * value + c * second[k]!);
  for (const row of v) [row[p], row[q]] = [c * row[p]! - s * row[q]!, s * row[p]! + c * row[q]!];
}

/** Eigenvalues and eigenvectors of a small real symmetric matrix, by cyclic Jacobi rotations (Golub & Van Loan §8.5). */
export function symmetricEigen(matrix: readonly (readonly number[])[]): EigenPair[] {
  const n = matrix.length;
  const a = matrix.map((row) => [...row]);
  const v = a.map((_, i) => a.map((_, j) => (i === j ? 1 : 0)));
  for (let sweep = 0; sweep < MOST_SWEEPS; sweep++) {
    let off = 0;
    for (let p = 0; p < n; p++) for (let q = p + 1; q < n; q++) off += a[p]![q]! ** 2;
    if (off < 1e-30) break;
    for (let p = 0; p < n; p++) for (let q = p + 1; q < n; q++) if (a[p]![q] !== 0) rotate(a, v, p, q);
  }
  return a.map((row, i) => ({ value: row[i]!, vector: v.map((each) => each[i]!) }));
}
