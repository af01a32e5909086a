import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decisionCase } from '../../../tests/oracles/decision-cases';
import expected from '../../../tests/oracles/cascade-chain-drift.json';
import { asProbabilities } from '../calibration/confidence';
import { mean } from '../calibration/metrics/accuracy';
import { cascadeRows, decideCascade, deferralCurve, gainOf } from './cascade';
import { cascadeCost, costCurve } from './cascade-cost';
import { accuracyNeeded, chainSuccess, simulatedChain } from './chain';
import { driftOf, kolmogorovSmirnov, periodsNeeded } from './drift';

const bits = fc.integer({ min: 0, max: 1 });
const outcomes = fc.array(fc.tuple(fc.integer({ min: 0, max: 9 }), bits, bits), {
  minLength: 1,
  maxLength: 60
});
const columns = (rows: readonly (readonly [number, number, number])[]) => ({
  values: Float64Array.from(rows, ([value]) => value),
  small: Uint8Array.from(rows, ([, small]) => small),
  large: Uint8Array.from(rows, ([, , large]) => large)
});

/** Two models on the same questions: the second with the outcomes of another draw. */
const pair = (n: number, seed: number, steps: number) => {
  const { scores, correct } = decisionCase(n, seed, steps);
  const large = decisionCase(n, seed + 100, steps).correct;
  return {
    values: Float64Array.from(scores),
    small: Uint8Array.from(correct),
    large: Uint8Array.from(large)
  };
};

describe('a cascade', () => {
  it.each(expected.cascades.map((each) => [each.n, each] as const))(
    'as NumPy computes it (tests/oracles/cascade_chain_drift.py), n = %d',
    (_, { n, seed, steps, curve }) => {
      const ours = deferralCurve(pair(n, seed, steps));
      expect(ours).toHaveLength(curve.length);
      curve.forEach((point, i) => {
        expect(ours[i].threshold).toBe(point.threshold ?? Infinity);
        for (const key of ['deferred', 'accuracy', 'random', 'oracle'] as const) {
          expect(ours[i][key], `${key} ${i}`).toBeCloseTo(point[key], 12);
        }
      });
    }
  );

  it('starts at the small model, ends at the large one, and never beats the oracle', () => {
    fc.assert(
      fc.property(outcomes, (rows) => {
        const made = columns(rows);
        const curve = deferralCurve(made);
        expect(curve[0]).toMatchObject({ deferred: 0 });
        expect(curve[0].accuracy).toBeCloseTo(mean(made.small), 12);
        expect(curve.at(-1)).toMatchObject({ deferred: 1, threshold: Infinity });
        expect(curve.at(-1)!.accuracy).toBeCloseTo(mean(made.large), 12);
        for (const { accuracy, oracle, random } of curve) {
          expect(accuracy).toBeLessThanOrEqual(oracle + 1e-9);
          expect(random).toBeLessThanOrEqual(oracle + 1e-9);
        }
      })
    );
  });

  it.each(expected.decisions.map((each) => [each.n, each] as const))(
    'chosen on one part has the threshold, gain, cost and intervals NumPy gives on the other, n = %d',
    (_, { n, seed, steps, budget, ...told }) => {
      const [small, large] = [200, 300].map((more) => decisionCase(n, seed + more, 0).scores);
      const costs = { small: small.map((u) => 1 + u), large: large.map((u) => 2 + 6 * u) };
      const parts = Array.from({ length: n }, (_, i) => (i % 2 ? ('fit' as const) : ('judge' as const)));
      const ids = parts.map((_, i) => `q${i}`);
      const rows = { ...pair(n, seed, steps), ids, parts, costs: { seconds: costs, tokens: costs } };
      const made = decideCascade(rows, budget);
      const [seconds] = made.costs;
      expect(made.threshold).toBe(told.threshold ?? Infinity);
      const ours = [made.deferred, made.accuracy, made.gain, ...made.gainInterval!];
      const theirs = [told.deferred, told.accuracy, told.gain, ...told.gainInterval];
      ours.push(seconds.cost, seconds.random, seconds.gain, seconds.oracle);
      theirs.push(told.cost, told.costRandom, told.costGain, told.costOracle);
      ours.push(...seconds.interval!, ...seconds.gainInterval!);
      theirs.push(...told.costInterval, ...told.costGainInterval);
      ours.forEach((value, i) => expect(value, `figure ${i}`).toBeCloseTo(theirs[i], 9));
    }
  );

  it('over cost starts at the small model’s, ends at both’s, and never beats the oracle', () => {
    const cost = fc.integer({ min: 0, max: 5 });
    fc.assert(
      fc.property(outcomes, cost, (rows, more) => {
        const made = columns(rows);
        const costs = {
          small: rows.map((_, i) => (i + more) % 3),
          large: rows.map((_, i) => ((i * 7 + more) % 5) + 1)
        };
        const curve = costCurve(made, costs);
        const [first, last] = [curve[0], curve.at(-1)!];
        expect(first.cost).toBeCloseTo(mean(costs.small), 12);
        expect(first.accuracy).toBeCloseTo(mean(made.small), 12);
        expect(last.cost).toBeCloseTo(mean(costs.small) + mean(costs.large), 12);
        expect([last.accuracy, last.random]).toEqual([
          expect.closeTo(mean(made.large), 12),
          expect.closeTo(mean(made.large), 12)
        ]);
        for (const { accuracy, oracle } of curve) expect(accuracy).toBeLessThanOrEqual(oracle + 1e-9);
        expect(curve.map(({ threshold }) => threshold)).toEqual(
          deferralCurve(made).map(({ threshold }) => threshold)
        );
      })
    );
    const one = columns([[0, 0, 1]]);
    expect(() => costCurve(one, { small: [1], large: [NaN] })).toThrow(/Row 0: a cost must be/);
    expect(() => costCurve({ ...one, values: [NaN] }, { small: [1], large: [1] })).toThrow(/Row 0: a score/);
    expect(cascadeCost(one, 0.5, { small: [1], large: [0] }, 'tokens')).toBeNull();
  });

  it('gains over a lot lie in their interval in 95 % of draws', () => {
    const [n, draws, tau] = [60, 400, 0.4];
    // P(small right) = 0.4 + 0.6 u, the large one’s 0.7 whatever u: cov(u < τ, 0.3 − 0.6 u) = 0.3 τ (1 − τ).
    const truth = 0.3 * tau * (1 - tau);
    let held = 0;
    for (let draw = 0; draw < draws; draw++) {
      const { scores, correct } = decisionCase(n, 5000 + draw, 0);
      const { scores: lots } = decisionCase(n, 9000 + draw, 0);
      const rows = {
        ids: scores.map((_, i) => `q${i}`),
        values: Float64Array.from(scores),
        small: Uint8Array.from(correct),
        large: Uint8Array.from(lots, (lot) => (lot < 0.7 ? 1 : 0)),
        parts: scores.map(() => 'judge' as const),
        costs: null
      };
      const [low, high] = gainOf(rows, tau).gainInterval!;
      if (low <= truth && truth <= high) held++;
    }
    expect(held / draws).toBeGreaterThan(0.92);
    expect(held / draws).toBeLessThan(0.98);
  });

  it('is chosen on one part within the budget and shown on the other', () => {
    const parts = Array.from({ length: 600 }, (_, i) => (i % 2 ? ('fit' as const) : ('judge' as const)));
    const rows = { ...pair(600, 3, 0), ids: parts.map((_, i) => `q${i}`), parts, costs: null };
    const made = decideCascade(rows, 0.4);
    expect(made).toMatchObject({ n: 300, nChosen: 300 });
    expect(made.deferred).toBeLessThan(0.55);
    expect(made.sentence).toMatch(
      /^On 300 other questions it defers \d+ % and is right in \d+ % \(\d+ to \d+ %?/
    );
    expect(decideCascade({ ...rows, ...columns([]), ids: [], parts: [] }, 0.4).threshold).toBeNull();
    expect(() => decideCascade(rows, 0)).toThrow(RangeError);
  });

  it('joins questions by id and words', () => {
    const rows = (ids: string[], texts: string[]) => ({
      ids,
      texts,
      values: new Float64Array(ids.length),
      correct: new Uint8Array(ids.length),
      parts: ids.map(() => 'fit' as const),
      costs: null
    });
    const joined = cascadeRows(
      rows(['a', 'b', 'c'], ['A', 'B', 'C']),
      rows(['c', 'b'], ['C', 'other words'])
    );
    expect(joined.ids).toEqual(['c']);
  });
});

describe('a chain', () => {
  it('of worked cases: twenty steps at 0.9, three at 0.75', () => {
    expect(chainSuccess({ accuracy: 0.9, steps: 20, dependence: 0 })).toBeCloseTo(expected.chains.twenty, 14);
    expect(chainSuccess({ accuracy: 0.75, steps: 3, dependence: 0 })).toBeCloseTo(expected.chains.three, 14);
    expect(chainSuccess({ accuracy: 0.75, steps: 3, dependence: 0.5 })).toBeCloseTo(expected.chains.half, 14);
  });

  it('lies between p^k and p, and what it needs gives it back', () => {
    const share = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(share, fc.integer({ min: 1, max: 40 }), share, (accuracy, steps, dependence) => {
        const success = chainSuccess({ accuracy, steps, dependence });
        expect(success).toBeGreaterThanOrEqual(accuracy ** steps - 1e-12);
        expect(success).toBeLessThanOrEqual(accuracy + 1e-12);
        const needed = accuracyNeeded(success, { steps, dependence });
        expect(chainSuccess({ accuracy: needed, steps, dependence })).toBeCloseTo(success, 9);
      })
    );
  });

  it('drawn from a run’s own outcomes comes near the formula', () => {
    const correct = Array.from({ length: 200 }, (_, i) => (i < 180 ? 1 : 0));
    const drawn = simulatedChain(correct, { steps: 5, dependence: 0.3 }, { chains: 20_000, seed: 4 });
    const exact = chainSuccess({ accuracy: 0.9, steps: 5, dependence: 0.3 });
    expect(Math.abs(drawn - exact)).toBeLessThan(4 * Math.sqrt((exact * (1 - exact)) / 20_000));
    expect(simulatedChain([], { steps: 2, dependence: 0 })).toBeNaN();
    expect(() => chainSuccess({ accuracy: 0.5, steps: 0, dependence: 0 })).toThrow(/Steps/);
  });
});

describe('drift', () => {
  it.each(expected.distributions.map((each) => [each.seed, each] as const))(
    'of the distribution as SciPy computes it, seed %d',
    (_, { n, m, seed, steps, gap }) => {
      const [a, b] = [decisionCase(n, seed, steps).scores, decisionCase(m, seed + 50, steps).scores];
      expect(kolmogorovSmirnov(a, b).gap).toBeCloseTo(gap, 12);
    }
  );

  it('questions needed as the formula in NumPy gives them', () => {
    for (const { accuracy, change, n } of expected.needed) expect(periodsNeeded(accuracy, change)).toBe(n);
    expect(() => periodsNeeded(0.5, 0)).toThrow(RangeError);
  });

  it('of an ECE is seen where it is, and not where nothing changed', () => {
    const period = (n: number, seed: number, less: number) => {
      const { scores } = decisionCase(n, seed, 0);
      const { scores: lots } = decisionCase(n, seed + 1000, 0);
      const confidences = scores.map((u) => 0.5 + u / 2);
      return {
        confidences: asProbabilities(confidences),
        correct: confidences.map((sure, i) => (lots[i] < sure - less ? 1 : 0))
      };
    };
    const same = driftOf(period(1500, 1, 0), period(1500, 2, 0));
    expect(same.ece.interval![0]).toBeLessThan(0.001);
    expect(same.verdict).not.toBe('alarm');
    const worse = driftOf(period(1500, 1, 0), period(1500, 2, 0.15));
    expect(worse.verdict).toBe('alarm');
    expect(worse.accuracy.change).toBeLessThan(-0.1);
    expect(worse.sentence).toContain('surely more than the alarm at +0.030');
    expect(driftOf(period(40, 1, 0), period(40, 2, 0.05)).sentence).toContain('can’t be told from 40 and 40');
    const empty = { confidences: asProbabilities([]), correct: [] };
    expect(driftOf(empty, empty)).toMatchObject({ verdict: 'open', ece: { interval: null } });
  });
});
