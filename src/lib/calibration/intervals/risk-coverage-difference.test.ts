import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decisionCase } from '../../../../tests/oracles/decision-cases';
import expected from '../../../../tests/oracles/risk-coverage-difference.json';
import { Seeded } from '../../../../tests/oracles/seeded';
import { aurc } from '../selective/areas';
import { riskCoverageCurve } from '../selective/risk-coverage';
import { bootstrapInterval } from './bootstrap';
import { expandedLevel } from './loss-interval';
import { riskCoverageDifference } from './risk-coverage-difference';

const rows = fc
  .array(fc.tuple(fc.integer({ min: 0, max: 4 }), fc.integer({ min: 0, max: 4 }), fc.nat(1), fc.nat(1)), {
    minLength: 1,
    maxLength: 40
  })
  .map((all) => ({
    first: { scores: all.map(([score]) => score), correct: all.map(([, , correct]) => correct) },
    second: { scores: all.map(([, score]) => score), correct: all.map(([, , , correct]) => correct) }
  }));

describe('two risk–coverage curves', () => {
  it.each(expected.cases.map((each) => [each.n, each] as const))(
    'as NumPy has them (tests/oracles/risk_coverage_difference.py), n = %d',
    (_, { n, seed, steps, first, second, aurc: areas }) => {
      const ours = riskCoverageDifference(decisionCase(n, seed, steps), decisionCase(n, seed + 100, steps), {
        coverages: expected.coverages,
        resamples: 20
      });
      first.forEach((risk, i) => expect(ours.first[i]).toBeCloseTo(risk, 12));
      second.forEach((risk, i) => expect(ours.second[i]).toBeCloseTo(risk, 12));
      for (const key of ['first', 'second', 'difference'] as const) {
        expect(ours.aurc[key]).toBeCloseTo(areas[key], 12);
      }
    }
  );

  it('agree with aurc, with the curve where it has a point, and with the plain bootstrap', () => {
    fc.assert(
      fc.property(rows, ({ first, second }) => {
        const curve = riskCoverageCurve(first.scores, first.correct);
        const coverages = curve.map(({ coverage }) => coverage);
        const ours = riskCoverageDifference(first, second, { coverages, resamples: 30, seed: 3 });
        curve.forEach(({ risk }, i) => expect(ours.first[i]).toBeCloseTo(risk, 9));
        const n = first.scores.length;
        expect(ours.aurc.first).toBeCloseTo(aurc(first.scores, first.correct), 9);
        const at = (of: readonly number[], drawn: Int32Array) => Array.from(drawn, (row) => of[row]);
        const plain = bootstrapInterval(
          n,
          (drawn) =>
            aurc(at(first.scores, drawn), at(first.correct, drawn)) -
            aurc(at(second.scores, drawn), at(second.correct, drawn)),
          { resamples: 30, seed: 3, level: n > 1 ? Math.min(1 - 1e-15, expandedLevel(n, 0.95)) : 0.95 }
        )!;
        plain.forEach((end, i) => expect(ours.aurc.interval![i]).toBeCloseTo(end, 9));
      }),
      { numRuns: 40 }
    );
  });

  it('turn round when the two change places, and part nowhere where they are one', () => {
    fc.assert(
      fc.property(rows, ({ first, second }) => {
        const settings = { resamples: 20, seed: 1 };
        const there = riskCoverageDifference(first, second, settings);
        const back = riskCoverageDifference(second, first, settings);
        there.difference.forEach((value, i) => expect(back.difference[i]).toBeCloseTo(-value, 12));
        expect(back.aurc.interval![0]).toBeCloseTo(-there.aurc.interval![1], 9);
        const same = riskCoverageDifference(first, first, settings);
        expect(same.aurc).toMatchObject({ difference: 0, interval: [0, 0] });
        expect(same.band.every((each) => each![0] === 0 && each![1] === 0)).toBe(true);
      }),
      { numRuns: 40 }
    );
  });

  it('of groups draw whole groups', () => {
    const [first, second] = [decisionCase(60, 1, 0), decisionCase(60, 2, 0)];
    const groups = Array.from({ length: 60 }, (_, i) => Math.floor(i / 30));
    const whole = riskCoverageDifference(first, second, { groups, resamples: 300 });
    // Of two groups a resample has one of them twice, or both: three differences, each in a quarter of the draws at least.
    const drawn = [
      [0, 0],
      [0, 1],
      [1, 1]
    ].map((blocks) => {
      const at = (of: readonly number[]) => blocks.flatMap((block) => of.slice(30 * block, 30 * block + 30));
      const area = ({ scores, correct }: typeof first) => aurc(at(scores), at(correct));
      return area(first) - area(second);
    });
    expect(whole.aurc.interval![0]).toBeCloseTo(Math.min(...drawn), 9);
    expect(whole.aurc.interval![1]).toBeCloseTo(Math.max(...drawn), 9);
    expect(() => riskCoverageDifference(first, second, { groups: [1] })).toThrow(RangeError);
  });

  it('of nothing are NaN, and what is bad is named', () => {
    const none = { scores: [], correct: [] };
    const ours = riskCoverageDifference(none, none);
    expect(ours.aurc).toMatchObject({ first: NaN, interval: null });
    expect(ours.band[0]).toBeNull();
    const one = { scores: [1], correct: [1] };
    expect(() => riskCoverageDifference(one, none)).toThrow(RangeError);
    expect(() => riskCoverageDifference({ scores: [NaN], correct: [1] }, one)).toThrow(/Row 0/);
    expect(() => riskCoverageDifference(one, one, { coverages: [0.5, 0.5] })).toThrow(/Coverages must rise/);
  });
});

it('the interval of the AURC difference holds the true one about as often as it says', () => {
  /** Both are right as often; the first knows when, the second half as well. */
  const draw = (n: number, random: Seeded) => {
    const rows = Array.from({ length: n }, () => {
      const u = random.uniform();
      const noisy = u + 0.6 * random.bell();
      const correct = random.flip(0.3 + 0.6 * u);
      return { u, noisy, correct };
    });
    const correct = rows.map((row) => row.correct);
    return {
      first: { scores: rows.map(({ u }) => u), correct },
      second: { scores: rows.map(({ noisy }) => noisy), correct }
    };
  };
  const large = draw(100_000, new Seeded(99));
  const truth =
    aurc(large.first.scores, large.first.correct) - aurc(large.second.scores, large.second.correct);
  for (const n of [100, 400]) {
    let held = 0;
    for (let seed = 0; seed < 200; seed++) {
      const { first, second } = draw(n, new Seeded(1000 + seed));
      const [low, high] = riskCoverageDifference(first, second, { resamples: 200, seed }).aurc.interval!;
      if (low <= truth && truth <= high) held++;
    }
    // 95 % of 200 within what chance leaves (190 ± 3 standard errors of 3.1).
    expect(held, `n = ${n}`).toBeGreaterThanOrEqual(181);
    expect(held, `n = ${n}`).toBeLessThanOrEqual(199);
  }
});
