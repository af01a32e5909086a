import { Seeded } from './seeded';

/** Scores on a grid of `steps` (0: on none) and outcomes that follow them; decision_cases.py makes the same. */
export function decisionCase(
  n: number,
  seed: number,
  steps: number
): { scores: number[]; correct: number[] } {
  const random = new Seeded(seed);
  const rows = { scores: [] as number[], correct: [] as number[] };
  for (let row = 0; row < n; row++) {
    const u = random.uniform();
    rows.scores.push(steps > 0 ? Math.floor(u * steps) / steps : u);
    rows.correct.push(random.flip(0.4 + 0.6 * u));
  }
  return rows;
}
