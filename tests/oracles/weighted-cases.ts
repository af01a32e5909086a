import { Seeded } from './seeded';

function weightOf(random: Seeded, whole: boolean): number {
  if (random.flip(0.2)) return 0;
  const u = random.uniform();
  return whole ? 1 + Math.floor(u * 4) : 3 * u;
}

/** Rows with weights, as weighted_cases.py draws them: half of the confidences are tied, a fifth of the rows weigh 0. */
export function weightedCase(n: number, seed: number, whole: boolean) {
  const random = new Seeded(seed);
  const confidences: number[] = [];
  const correct: number[] = [];
  const weights: number[] = [];
  for (let row = 0; row < n; row++) {
    const u = random.uniform();
    const confidence = 0.02 + 0.96 * (random.flip(0.5) ? Math.floor(u * 20) / 20 : u);
    confidences.push(confidence);
    correct.push(random.flip(0.15 + 0.6 * confidence));
    weights.push(weightOf(random, whole));
  }
  return { confidences, correct, weights };
}

/** K-way logits with weights, as weighted_cases.py draws them. */
export function weightedOptionCase(n: number, seed: number, whole: boolean, options = 4) {
  const random = new Seeded(seed);
  const logits: number[][] = [];
  const labels: number[] = [];
  const weights: number[] = [];
  for (let row = 0; row < n; row++) {
    const z = Array.from({ length: options }, () => 2 * random.bell());
    const bent = z.map((value) => value + 3 * random.bell());
    logits.push(z);
    labels.push(bent.indexOf(Math.max(...bent)));
    weights.push(weightOf(random, whole));
  }
  return { logits, labels, weights };
}
