import { logPartition } from '../engine/sketch/read';
import type { LogitSketch } from '../engine/sketch/sketch';

/** Probability of the likeliest token less that of the runner-up, which is 0 where no other token is possible. */
export function tokenMargin(sketch: LogitSketch, temperature: number): number {
  const { value } = logPartition(sketch, temperature);
  const [first = NaN, second = -Infinity] = sketch.topLogits;
  return Math.exp(first / temperature - value) - Math.exp(second / temperature - value);
}
