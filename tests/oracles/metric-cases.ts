import { Seeded } from './seeded';

/** Confidences and outcomes of a named case; metric_cases.py makes the same, bit for bit. */
export interface MetricCase {
  confidences: number[];
  correct: number[];
}

type Draw = (random: Seeded, row: number) => [confidence: number, chance: number];

const spoken = [0.6, 0.7, 0.75, 0.8, 0.85, 0.9, 0.95, 1];

/** The next double below (side 0) or above (side 1) a positive number. */
function neighbour(value: number, side: number): number {
  const bits = new BigInt64Array(Float64Array.of(value).buffer);
  bits[0] += side ? 1n : -1n;
  return new Float64Array(bits.buffer)[0];
}

const neighbours = Array.from({ length: 18 }, (_, i) => neighbour((Math.floor(i / 2) + 1) / 10, i % 2));

const draws: Record<string, [n: number, seed: number, draw: Draw]> = {
  calibrated: [1000, 1, (random) => same(random.uniform())],
  overconfident: [1000, 2, (random) => withChance(0.4 + 0.6 * random.uniform(), (c) => c * c)],
  underconfident: [300, 3, (random) => [0.4 + 0.2 * random.uniform(), 0.8]],
  /** Only k / 10: every value lies on an edge of ten bins, 0 and 1 among them, over- and underconfident by turns. */
  edges: [
    500,
    4,
    (random) => {
      const k = Math.floor(random.uniform() * 11);
      return withChance(k / 10, (c) => (k % 2 ? 0.25 * c : 0.3 + 0.7 * c));
    }
  ],
  /** The doubles next to k / 10 on both sides. */
  neighbours: [360, 5, (_, row) => [neighbours[row % neighbours.length], 0.5]],
  /** The few numbers a language model states. */
  spoken: [250, 6, (random) => [spoken[Math.floor(random.uniform() * 8)], 0.55]],
  /** Crowded at 0 and 1. */
  extremes: [
    400,
    7,
    (random, row) => {
      const u = random.uniform();
      const small = u * u * u * u * u * u * u * u;
      return same(row % 2 ? small : 1 - small);
    }
  ],
  /** Only 0 and 1, sometimes wrong. */
  certain: [80, 8, (_, row) => [row % 2, 0.2 + 0.6 * (row % 2)]],
  allRight: [50, 9, (random) => [random.uniform(), 1]],
  allWrong: [50, 10, (random) => [random.uniform(), 0]],
  constant: [60, 11, () => [0.7, 0.5]],
  reversed: [200, 12, (random) => [random.uniform(), 0.5]],
  single: [1, 13, () => [0.3, 1]],
  two: [2, 14, (_, row) => [0.2 + 0.6 * row, row]],
  few: [9, 15, (random) => [Math.floor(random.uniform() * 4) / 4, 0.5]],
  large: [100_000, 16, (random) => same(0.2 + 0.7 * random.uniform())]
};

function same(confidence: number): [number, number] {
  return [confidence, confidence];
}

function withChance(confidence: number, chance: (confidence: number) => number): [number, number] {
  return [confidence, chance(confidence)];
}

export const metricCaseNames = Object.keys(draws);

/** A case's rows. */
export function metricCase(name: string): MetricCase {
  const [n, seed, draw] = draws[name];
  const random = new Seeded(seed);
  const confidences: number[] = [];
  const correct: number[] = [];
  for (let row = 0; row < n; row++) {
    const [confidence, chance] = draw(random, row);
    confidences.push(confidence);
    correct.push(random.flip(chance));
  }
  return { confidences, correct };
}

/** Probabilities over options, and labels drawn from them. */
export function optionProbabilities(n = 500, seed = 31, options = 4) {
  const random = new Seeded(seed);
  const probabilities: number[][] = [];
  const labels: number[] = [];
  for (let row = 0; row < n; row++) {
    const weights = Array.from({ length: options }, () => 0.01 + random.uniform());
    const total = weights.reduce((sum, weight) => sum + weight, 0);
    const p = weights.map((weight) => weight / total);
    probabilities.push(p);
    const u = random.uniform();
    let label = 0;
    let below = p[0];
    while (u >= below && label < options - 1) below += p[++label];
    labels.push(label);
  }
  return { probabilities, labels };
}

/** Confidences and grades in fifths. */
export function gradedCase(n = 300, seed = 41) {
  const random = new Seeded(seed);
  const pairs = Array.from({ length: n }, () => [random.uniform(), Math.floor(random.uniform() * 6) / 5]);
  return { confidences: pairs.map(([c]) => c), grades: pairs.map(([, grade]) => grade) };
}
