import fc from 'fast-check';
import { expect, it } from 'vitest';
import { cosine } from './embedder';

const embedding = fc
  .array(fc.float({ min: -1, max: 1, noNaN: true }), { minLength: 4, maxLength: 4 })
  .map((values) => Float32Array.from(values));

it('a cosine lies in [−1, 1], is the same in both directions, and exactly 1 of an embedding with itself', () => {
  fc.assert(
    fc.property(embedding, embedding, (one, other) => {
      const value = cosine(one, other);
      expect(Math.abs(value)).toBeLessThanOrEqual(1);
      expect(cosine(other, one)).toBe(value);
      if (cosine(one, one) !== 0) expect(cosine(one, one)).toBe(1);
    })
  );
});

it('does not hang on how long embeddings are, and is 0 of one without length', () => {
  expect(cosine(Float32Array.of(3, 0), Float32Array.of(1, 1))).toBeCloseTo(Math.SQRT1_2, 12);
  expect(cosine(Float32Array.of(0, 0), Float32Array.of(1, 1))).toBe(0);
});
