import { Seeded } from './seeded';

/** Temperatures at which the signals are compared. */
export const temperatures = [0.05, 0.3, 1, 2, 7.5, 10, 20];

type Draw = (random: Seeded, token: number) => number;

const replies: readonly [name: string, size: number, count: number, draw: Draw][] = [
  ['bell', 500, 4, (random) => 2.5 * random.bell() - 4],
  [
    'spiky',
    3000,
    4,
    (random, token) => (token % 617 === 5 ? 9 + 8 * random.uniform() : -2 + random.uniform() / 64)
  ],
  ['flat', 2000, 3, (random) => random.uniform() / 32],
  ['masked', 800, 4, (random, token) => (token % 3 === 0 ? -Infinity : 2 * random.bell())],
  ['mostly masked', 600, 3, (random, token) => (token % 31 === 7 ? 3 * random.bell() : -Infinity)],
  ['small', 12, 5, (random) => 4 * random.bell()],
  ['sure', 1500, 3, (random, token) => (token === 77 ? 60 : random.bell())],
  ['one step', 700, 1, (random) => 3 * random.bell() + 30]
];

const optionCounts: readonly [counts: number[], gold: number][] = [
  [[1, 1, 1, 1], 2],
  [[3, 1, 2, 5], 0],
  [[2, 2], 1],
  [[1, 7, 2, 2, 4, 1], 4]
];

/** Logits of each step over a vocabulary, with the token taken. */
export function replyCases() {
  return replies.map(([name, size, count, draw], index) => {
    const random = new Seeded(100 + index);
    const steps = Array.from({ length: count }, (_, step) => {
      const logits = Float32Array.from({ length: size }, (_, token) => draw(random, token));
      return { logits, chosen: step === 2 ? 7 : logits.indexOf(Math.max(...logits)) };
    });
    return { name, size, steps };
  });
}

/** Log-probabilities of options' tokens, with the question and without, and letters' logits. */
export function optionCases() {
  return optionCounts.map(([counts, gold], index) => {
    const random = new Seeded(200 + index);
    const [tokenLogProbs, withoutQuestion] = [0, 1].map(() =>
      counts.map((length) => Array.from({ length }, () => -4 * random.uniform()))
    );
    return { tokenLogProbs, withoutQuestion, letters: counts.map(() => 3 * random.bell()), gold };
  });
}

/** Logits of the digits of a number. */
export function numberCases() {
  return [0.1, 1, 4, 20].map((spread, index) => {
    const random = new Seeded(300 + index);
    const ten = () => Array.from({ length: 10 }, () => spread * random.bell());
    const whole: [number, number] = [spread * random.bell(), spread * random.bell() - 1];
    return { whole, tenths: ten(), hundredths: Array.from({ length: 10 }, ten) };
  });
}
