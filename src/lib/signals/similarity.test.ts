import fc from 'fast-check';
import { expect, it } from 'vitest';
import { symmetricEigen } from './symmetric-eigen';
import { jaccard, rougeL, similarityMatrix } from './text-similarity';

const text = fc
  .array(fc.constantFrom('Paris', 'Lyon', 'is', 'the', 'Größe', '42', '…'), { maxLength: 8 })
  .map((words) => words.join(' '));

it.each([
  ['the cat sat', 'the cat sat', 1, 1],
  ['the cat sat', 'the dog sat', 2 / 3, 1 / 2],
  ['a b c d', 'd c b a', 1 / 4, 1],
  ['Paris.', 'paris', 1, 0],
  ['', 'x', 0, 0],
  ['', '', 0, 0]
])('“%s” and “%s”', (one, other, rouge, words) => {
  expect(rougeL(one, other)).toBeCloseTo(rouge, 12);
  expect(jaccard(one, other)).toBeCloseTo(words, 12);
});

it('similarities lie in [0, 1], are the same in both directions, and 1 for a text of words with itself', () => {
  fc.assert(
    fc.property(text, text, (one, other) => {
      for (const similarity of [rougeL, jaccard]) {
        const value = similarity(one, other);
        expect(value).toBeGreaterThanOrEqual(0);
        expect(value).toBeLessThanOrEqual(1);
        expect(similarity(other, one)).toBe(value);
        if (/[\p{L}\p{N}]/u.test(one)) expect(similarity(one, one)).toBe(1);
      }
    })
  );
});

it('a matrix is made of its eigenvectors, which are of length 1 and at right angles', () => {
  fc.assert(
    fc.property(fc.array(text, { minLength: 1, maxLength: 12 }), (texts) => {
      const matrix = similarityMatrix(texts, jaccard);
      const pairs = symmetricEigen(matrix);
      for (const [i, { vector }] of pairs.entries()) {
        for (const [j, other] of pairs.entries()) {
          const product = vector.reduce((sum, x, k) => sum + x * other.vector[k], 0);
          expect(product).toBeCloseTo(i === j ? 1 : 0, 9);
        }
      }
      matrix.forEach((row, i) =>
        row.forEach((value, j) => {
          const made = pairs.reduce((sum, pair) => sum + pair.value * pair.vector[i] * pair.vector[j], 0);
          expect(made).toBeCloseTo(value, 9);
        })
      );
    })
  );
});
