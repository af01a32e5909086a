import { Seeded } from './seeded';

/** Confidences and outcomes of a named case; calibrator_cases.py makes the same. */
export interface ConfidenceCase {
  confidences: number[];
  correct: number[];
}

type Draw = (random: Seeded) => [confidence: number, chance: number];

const draws: Record<string, [n: number, seed: number, draw: Draw]> = {
  plain: [200, 1, (random) => pair(random.uniform(), (c) => 0.2 + 0.6 * c)],
  overconfident: [1000, 2, (random) => pair(0.4 + 0.6 * random.uniform(), (c) => c * c)],
  underconfident: [300, 3, (random) => pair(0.3 + 0.4 * random.uniform(), (c) => 2.5 * (c - 0.3))],
  ties: [400, 4, (random) => pair(Math.floor(random.uniform() * 11) / 10, (c) => 0.1 + 0.7 * c)],
  lowAccuracy: [250, 5, (random) => pair(0.3 + 0.7 * random.uniform(), (c) => 0.1 + 0.1 * c)],
  reversed: [150, 6, (random) => pair(random.uniform(), (c) => 0.8 - 0.5 * c)],
  skewed: [500, 7, (random) => pair(random.uniform(), (c) => 1 - (1 - c) * (1 - c) * (1 - c))],
  humped: [400, 8, (random) => pair(random.uniform(), (c) => 0.1 + 3.2 * c * (1 - c))],
  large: [100_000, 9, (random) => pair(random.uniform(), (c) => 0.15 + 0.6 * c)]
};

function pair(confidence: number, chance: (confidence: number) => number): [number, number] {
  return [confidence, chance(confidence)];
}

export const confidenceCaseNames = Object.keys(draws);

/** A case's rows. */
export function confidenceCase(name: string): ConfidenceCase {
  const [n, seed, draw] = draws[name];
  const random = new Seeded(seed);
  const confidences: number[] = [];
  const correct: number[] = [];
  for (let row = 0; row < n; row++) {
    const [confidence, chance] = draw(random);
    confidences.push(confidence);
    correct.push(random.flip(chance));
  }
  return { confidences, correct };
}

/** K-way logits and labels of a named case. */
export interface OptionCase {
  logits: number[][];
  labels: number[];
}

const optionDraws: Record<
  string,
  { n: number; seed: number; options: (row: number) => number; spread: number; noise: number }
> = {
  sharp: { n: 400, seed: 21, options: () => 4, spread: 4, noise: 6 },
  blunt: { n: 400, seed: 22, options: () => 4, spread: 0.3, noise: 0.1 },
  ragged: { n: 200, seed: 23, options: (row) => 2 + (row % 5), spread: 2, noise: 1.5 },
  extreme: { n: 150, seed: 24, options: () => 3, spread: 60, noise: 40 },
  noise: { n: 300, seed: 25, options: () => 4, spread: 5, noise: 1e9 },
  certain: { n: 100, seed: 26, options: () => 4, spread: 1, noise: 0 },
  large: { n: 20_000, seed: 27, options: () => 4, spread: 3, noise: 3 }
};

export const optionCaseNames = Object.keys(optionDraws);

/** A case's rows: the right option is the largest of logit plus noise. */
export function optionCase(name: string): OptionCase {
  const { n, seed, options, spread, noise } = optionDraws[name];
  const random = new Seeded(seed);
  const logits: number[][] = [];
  const labels: number[] = [];
  for (let row = 0; row < n; row++) {
    const z: number[] = [];
    const noisy: number[] = [];
    for (let option = 0; option < options(row); option++) {
      const logit = spread * random.bell();
      z.push(logit);
      noisy.push(logit + noise * random.bell());
    }
    logits.push(z);
    labels.push(noisy.indexOf(Math.max(...noisy)));
  }
  return { logits, labels };
}
