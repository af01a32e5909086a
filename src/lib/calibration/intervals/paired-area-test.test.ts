import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Seeded } from '../../../../tests/oracles/seeded';
import { aurc } from '../selective/areas';
import { pairedAreaTest } from './paired-area-test';

interface Rows {
  scores: number[];
  correct: number[];
}

/** Mid-ranks by counting. */
const ranks = (scores: readonly number[]) =>
  scores.map(
    (score) =>
      scores.filter((other) => other < score).length +
      (scores.filter((other) => other === score).length + 1) / 2
  );

/** p over all ways to swap the answers of groups of rows, by `aurc` of ranks. */
function exactP([first, second]: [Rows, Rows], groups: readonly number[]): number {
  const own = [first, second].map(({ scores, correct }) => ({ scores: ranks(scores), correct }));
  const count = Math.max(...groups) + 1;
  const difference = (swaps: number) => {
    const area = (method: number) => {
      const from = (row: number) => own[method ^ ((swaps >> groups[row]) & 1)];
      return aurc(
        groups.map((_, row) => from(row).scores[row]),
        groups.map((_, row) => from(row).correct[row])
      );
    };
    return area(0) - area(1);
  };
  const seen = Math.abs(difference(0)) - 1e-12;
  const all = Array.from({ length: 2 ** count }, (_, swaps) => Math.abs(difference(swaps)));
  return all.filter((each) => each >= seen).length / all.length;
}

const random = new Seeded(91);
const rowsOf = (n: number, order: number, steps: number): Rows => {
  const correct = Array.from({ length: n }, () => random.flip(0.5));
  const scores = correct.map((right) => Math.round(steps * (random.uniform() + order * right)));
  return { scores, correct };
};

describe('the paired permutation test of two areas', () => {
  it.each([
    ['untied', 10, 0, 1e9],
    ['tied', 10, 0, 3],
    ['of unequal orders', 11, 2, 1e9]
  ])('is the share of all swaps that differ as much: %s', (_, n, order, steps) => {
    const rows: [Rows, Rows] = [rowsOf(n, order, steps), rowsOf(n, 0, steps)];
    const each = rows[0].correct.map((_, row) => row);
    const p = exactP(rows, each);
    // 20,000 draws: four Monte Carlo errors.
    expect(Math.abs(pairedAreaTest(rows, 20_000, 1) - p)).toBeLessThan(
      4 * Math.sqrt((p * (1 - p)) / 20_000) + 1e-4
    );
    const pairs = each.map((row) => row >> 1);
    const grouped = exactP(rows, pairs);
    expect(Math.abs(pairedAreaTest(rows, 20_000, 1, pairs) - grouped)).toBeLessThan(
      4 * Math.sqrt((grouped * (1 - grouped)) / 20_000) + 1e-4
    );
  });

  it('is the same either way round and on any rising scale, and 1 for a method and itself', () => {
    const row = fc.tuple(fc.nat(4), fc.nat(4), fc.nat(1), fc.nat(1));
    fc.assert(
      fc.property(fc.array(row, { minLength: 1, maxLength: 25 }), (all) => {
        const first = { scores: all.map(([score]) => score), correct: all.map((each) => each[2]) };
        const second = { scores: all.map((each) => each[1]), correct: all.map((each) => each[3]) };
        const p = pairedAreaTest([first, second], 50, 3);
        expect(pairedAreaTest([second, first], 50, 3)).toBe(p);
        const scaled = { ...first, scores: first.scores.map((score) => Math.exp(score) - 7) };
        expect(pairedAreaTest([scaled, second], 50, 3)).toBe(p);
        expect(pairedAreaTest([first, first], 50, 3)).toBe(1);
      }),
      { numRuns: 60 }
    );
  });

  it('is NaN without rows or permutations', () => {
    const none = { scores: [], correct: [] };
    expect(pairedAreaTest([none, none], 10, 0)).toBeNaN();
    const one = { scores: [1], correct: [1] };
    expect(pairedAreaTest([one, one], 0, 0)).toBeNaN();
  });
});
