import { writeFileSync } from 'node:fs';
import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';

/** Rows that both sides are timed on. */
export interface BenchData {
  n: number;
  confidences: Float64Array;
  /** 1 right, 0 wrong. */
  correct: Float64Array;
  /** Logits of four options and the right one. */
  logits: Float64Array[];
  labels: Float64Array;
}

/** Options of a K-way row. */
export const OPTIONS = 4;

/** Overconfident predictions without ties, from a seed. */
export function benchData(n: number, seed = 1): BenchData {
  const generator = xoroshiro128plus(seed);
  const uniform = () => uniformFloat64(generator);
  const gaussian = () => Math.sqrt(-2 * Math.log(1 - uniform())) * Math.cos(2 * Math.PI * uniform());
  const confidences = Float64Array.from({ length: n }, () => 1 / (1 + Math.exp(-1 - 2 * gaussian())));
  const correct = confidences.map((confidence) => (uniform() < confidence ** 1.8 ? 1 : 0));
  const logits = Array.from({ length: n }, () =>
    Float64Array.from({ length: OPTIONS }, () => 3 * gaussian())
  );
  const labels = Float64Array.from(logits, (row) => {
    const weights = row.map((logit) => Math.exp(logit / 2));
    let left = uniform() * weights.reduce((sum, weight) => sum + weight, 0);
    return Math.min(
      OPTIONS - 1,
      weights.findIndex((weight) => (left -= weight) < 0) + (left >= 0 ? OPTIONS : 0)
    );
  });
  return { n, confidences, correct, logits, labels };
}

/** Writes the rows as plain float64, one column after the other, for the peers. */
export function writeData(path: string, { confidences, correct, logits, labels }: BenchData): void {
  const flat = logits.flatMap((row) => Array.from(row));
  const all = Float64Array.from([...confidences, ...correct, ...flat, ...labels]);
  writeFileSync(path, Buffer.from(all.buffer));
}
