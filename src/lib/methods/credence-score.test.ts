import fc from 'fast-check';
import { expect, it } from 'vitest';
import { credenceScore } from './credence-score';

it.each([
  // 1 + log₂ p and 1 + log₂(1 − p).
  [0.5, true, 0],
  [0.5, false, 0],
  [0.75, false, -1],
  [0.875, false, -2],
  [0.8, true, 0.6780719051126377],
  [1, true, 0.985500430304885],
  [0, true, -5.643856189774724],
  [1, false, -5.643856189774724]
])('of %d where right is %s', (p, right, expected) => {
  expect(credenceScore(p, right)).toBeCloseTo(expected, 12);
});

it('pays best, on average, to say what one believes', () => {
  const chance = fc.double({ min: 0.02, max: 0.98, noNaN: true });
  const mean = (belief: number, said: number) =>
    belief * credenceScore(said, true) + (1 - belief) * credenceScore(said, false);
  fc.assert(
    fc.property(chance, chance, (belief, said) => {
      expect(mean(belief, said)).toBeLessThanOrEqual(mean(belief, belief) + 1e-12);
    })
  );
});
