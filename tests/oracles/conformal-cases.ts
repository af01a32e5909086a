import { Seeded } from './seeded';

/** Probabilities over options, labels, groups and uniform numbers; conformal.py makes the same. */
export interface ConformalCase {
  probabilities: number[][];
  labels: number[];
  groups: string[];
  uniforms: number[];
}

/** Weights are powers of uniforms, so that no `exp` can round differently; labels are drawn from bent weights. */
export function conformalCase(n: number, seed: number, options = 6): ConformalCase {
  const random = new Seeded(seed);
  const result: ConformalCase = { probabilities: [], labels: [], groups: [], uniforms: [] };
  for (let row = 0; row < n; row++) {
    const weights: number[] = [];
    let total = 0;
    for (let option = 0; option < options; option++) {
      const u = random.uniform();
      weights.push(u * u * u * u + 0.001);
      total += weights[option];
    }
    result.probabilities.push(weights.map((weight) => weight / total));
    const bent = weights.map((weight) => (weight + 0.1) * random.uniform());
    result.labels.push(bent.indexOf(Math.max(...bent)));
    result.groups.push(random.uniform() < 0.3 ? 'a' : 'b');
    result.uniforms.push(random.uniform());
  }
  return result;
}
