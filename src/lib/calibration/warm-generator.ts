import type { RandomGenerator } from 'pure-rand/types/RandomGenerator';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';

/** First outputs of a generator whose seeds differ little are alike, so they are thrown away. */
const WARM_UP = 64;

/** A seeded generator of 32-bit numbers, past its first outputs. */
export function warmGenerator(seed: number): RandomGenerator {
  const generator = xoroshiro128plus(seed);
  for (let i = 0; i < WARM_UP; i++) generator.next();
  return generator;
}
