import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64';
import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import { hashText } from '../calibration/splitting/hash-text';
import { warmGenerator } from '../calibration/warm-generator';

/** A copy in an order that depends only on the seed and the key (Fisher–Yates). */
export function shuffled<T>(items: readonly T[], seed: number, key: string): T[] {
  const generator = xoroshiro128plus(hashText(`${seed}/${key}`));
  const result = [...items];
  for (let i = result.length - 1; i > 0; i--) {
    const j = uniformInt(generator, 0, i);
    [result[i], result[j]] = [result[j]!, result[i]!];
  }
  return result;
}

/** A source of numbers in [0, 1) that depend only on the seed and the key. */
export function uniforms(seed: number, key: string): () => number {
  const generator = warmGenerator(hashText(`${seed}/${key}`));
  return () => uniformFloat64(generator);
}
