import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { conformalCase } from '../../../../tests/oracles/conformal-cases';
import oracle from '../../../../tests/oracles/conformal.json';
import { Seeded } from '../../../../tests/oracles/seeded';
import { betaBinomialQuantile, betaCdf, logGamma } from '../beta-distribution';
import { packLogits, softmaxOptions } from '../calibrators/option-logits';
import { AdaptiveConformal, adaptiveConformal } from './adaptive';
import { clopperPearson, coverageByGroup, coverageOf, expectedCoverage } from './coverage';
import { conformalThreshold } from './quantile';
import { labelScores, type ConformalScore } from './scores';
import { conformalPredictor, predictionSets } from './split-conformal';
import { tokenEntropySet, tokenEntropyThreshold } from './tecp';

/** Probabilities need no softmax: packed as they are. */
const packed = packLogits;

// Expected values: tests/oracles/conformal.py (MAPIE 1.6, SciPy, NumPy).
describe('against MAPIE', () => {
  const calibration = conformalCase(300, 41);
  const test = conformalCase(120, 42);
  const sorted = (set: number[]) => [...set].sort().join('');
  const cases: [keyof typeof oracle, ConformalScore][] = [
    ['lac', { kind: 'lac' }],
    ['aps', { kind: 'aps' }],
    ['apsRandomised', { kind: 'aps', randomised: true }],
    ['raps', { kind: 'raps', lambda: 0.1, freeRanks: 2 }],
    ['rapsRandomised', { kind: 'raps', lambda: 0.1, freeRanks: 2, randomised: true }]
  ];

  it.each(cases)('%s: the same threshold and the same sets at each α', (name, score) => {
    const expected = oracle[name] as unknown as Record<string, { threshold: number; sets: string }>;
    for (const [alpha, { threshold, sets }] of Object.entries(expected)) {
      const predictor = conformalPredictor(packed(calibration.probabilities), calibration.labels, {
        alpha: Number(alpha),
        score,
        uniforms: calibration.uniforms
      });
      expect(predictor.threshold).toBeCloseTo(threshold, 9);
      // MAPIE keeps the likeliest option where no chance decides.
      const neverEmpty = name === 'aps' || name === 'raps';
      const got = predictionSets(predictor, packed(test.probabilities), {
        uniforms: test.uniforms,
        neverEmpty
      });
      expect(got.map(sorted).join(' ')).toBe(sets);
    }
  });

  it('Mondrian thresholds are those of each group alone', () => {
    const { groups } = conformalPredictor(packed(calibration.probabilities), calibration.labels, {
      alpha: 0.2,
      groups: calibration.groups
    });
    for (const [group, threshold] of Object.entries(oracle.mondrian)) {
      expect(groups.get(group)!.threshold).toBeCloseTo(threshold, 9);
    }
  });
});

describe('distributions', () => {
  it('agree with SciPy', () => {
    for (const [x, expected] of oracle.logGamma) {
      expect(Math.abs(logGamma(x) - expected)).toBeLessThan(1e-12 * Math.max(1, Math.abs(expected)));
    }
    for (const [x, a, b, expected] of oracle.betaCdf) expect(betaCdf(x, a, b)).toBeCloseTo(expected, 10);
    for (const [p, m, a, b, expected] of oracle.betaBinomial) {
      expect(betaBinomialQuantile(p, m, a, b)).toBe(expected);
    }
    for (const [successes, n, lo, hi] of oracle.clopperPearson) {
      const interval = clopperPearson(successes, n);
      expect(interval[0]).toBeCloseTo(lo, 9);
      expect(interval[1]).toBeCloseTo(hi, 9);
    }
  });
});

describe('split conformal sets', () => {
  const everyScore: ConformalScore[] = [
    { kind: 'lac' },
    { kind: 'aps' },
    { kind: 'aps', randomised: true },
    { kind: 'raps', lambda: 0.05, freeRanks: 2, randomised: true }
  ];

  it.each(everyScore)('cover at least 1 − α within the exact interval over 1,000 seeds: %o', (score) => {
    const [alpha, n, m] = [0.15, 30, 10];
    const [lo, hi] = expectedCoverage(n, m, alpha);
    let covered = 0;
    let inside = 0;
    for (let seed = 0; seed < 1000; seed++) {
      const { probabilities, labels } = conformalCase(n + m, 1000 + seed, 4);
      const predictor = conformalPredictor(packed(probabilities.slice(0, n)), labels.slice(0, n), {
        alpha,
        score,
        seed
      });
      const sets = predictionSets(predictor, packed(probabilities.slice(n)), { seed });
      const got = coverageOf(sets, labels.slice(n));
      covered += got.covered;
      if (got.coverage >= lo && got.coverage <= hi) inside++;
    }
    // The rows of a seed share a threshold: the spread of a mean of 1,000 seeds, not of all their rows.
    const spread = Math.sqrt(((1 - alpha) * alpha) / (n + 2) + ((1 - alpha) * alpha) / m) / Math.sqrt(1000);
    expect(covered / (1000 * m)).toBeGreaterThan(1 - alpha - 3 * spread);
    // And not by letting everything in: without ties the coverage is at most 1 − α + 1/(n + 1).
    expect(covered / (1000 * m)).toBeLessThan(1 - alpha + 1 / (n + 1) + 3 * spread);
    expect(inside / 1000).toBeGreaterThan(0.93);
  });

  it('of Mondrian cover each group, where one threshold would fail the harder one', () => {
    const alpha = 0.1;
    const total = { a: [0, 0], b: [0, 0] };
    const pooled = { a: [0, 0], b: [0, 0] };
    for (let seed = 0; seed < 50; seed++) {
      const random = new Seeded(seed);
      const make = (n: number) => {
        const groups = Array.from({ length: n }, () => (random.uniform() < 0.3 ? 'a' : 'b'));
        // Group a says what it says in b, but is right half as often.
        const logits = groups.map(() => [1 + random.uniform(), random.uniform(), random.uniform()]);
        const labels = groups.map((group) =>
          random.uniform() < (group === 'a' ? 0.4 : 0.85) ? 0 : random.flip(0.5) + 1
        );
        return { groups, labels, probabilities: softmaxOptions(packLogits(logits)) };
      };
      const calibration = make(200);
      const test = make(100);
      for (const [tally, groups] of [
        [total, calibration.groups],
        [pooled, undefined]
      ] as const) {
        const predictor = conformalPredictor(calibration.probabilities, calibration.labels, {
          alpha,
          groups
        });
        const sets = predictionSets(predictor, test.probabilities, groups ? { groups: test.groups } : {});
        for (const [group, { covered, n }] of coverageByGroup(sets, test.labels, test.groups)) {
          tally[group as 'a' | 'b'][0] += covered;
          tally[group as 'a' | 'b'][1] += n;
        }
      }
    }
    for (const group of ['a', 'b'] as const) expect(total[group][0] / total[group][1]).toBeGreaterThan(0.885);
    expect(pooled.a[0] / pooled.a[1]).toBeLessThan(0.87);
  });

  it('grow as α falls, and hold the options in order of probability', () => {
    const { probabilities, labels, uniforms } = conformalCase(80, 5);
    for (const score of [{ kind: 'lac' }, { kind: 'aps', randomised: true }] as const) {
      const sets = [0.4, 0.2, 0.1, 0.05].map((alpha) =>
        predictionSets(
          conformalPredictor(packed(probabilities), labels, { alpha, score, uniforms }),
          packed(probabilities),
          {
            uniforms
          }
        )
      );
      sets
        .slice(1)
        .forEach((larger, i) =>
          larger.forEach((set, row) => expect(set.slice(0, sets[i][row].length)).toEqual(sets[i][row]))
        );
    }
  });

  it('let everything in where there are too few rows, or a group is new', () => {
    const { probabilities, labels } = conformalCase(8, 3);
    const predictor = conformalPredictor(packed(probabilities), labels, { alpha: 0.1 });
    expect(predictor.threshold).toBe(Infinity);
    expect(predictionSets(predictor, packed(probabilities)).every((set) => set.length === 6)).toBe(true);
    expect(conformalPredictor(packed([]), []).threshold).toBe(Infinity);
    const grouped = conformalPredictor(packed(probabilities), labels, {
      alpha: 0.5,
      groups: labels.map(() => 'x')
    });
    expect(predictionSets(grouped, packed(probabilities.slice(0, 1)), { groups: ['y'] })[0].length).toBe(6);
    expect(() => predictionSets(grouped, packed(probabilities))).toThrow(/group/);
    expect(expectedCoverage(8, 10, 0.1)).toEqual([1, 1]);
  });

  it('say what is wrong', () => {
    expect(() => conformalThreshold([1], 0)).toThrow(RangeError);
    expect(() => conformalThreshold([1, NaN], 0.5)).toThrow(/Row 1/);
    expect(() => labelScores(packed([[1, 0]]), [2], { kind: 'lac' })).toThrow(/Row 0/);
    const none = coverageOf([], []);
    expect(none.coverage).toBeNaN();
    expect(none.interval).toBeNull();
  });
});

describe('TECP', () => {
  const questions = (count: number, seed: number) => {
    const random = new Seeded(seed);
    return Array.from({ length: count }, () => {
      const entropies: number[] = [];
      const correct: number[] = [];
      for (let i = 0; i < 5; i++) {
        let sum = 0;
        for (let token = 0; token < 4; token++) sum += random.uniform();
        entropies.push(sum);
        correct.push(random.flip(0.35));
      }
      return { entropies, correct };
    });
  };

  it('has NumPy’s thresholds, with and without questions that have no right sample', () => {
    const data = questions(200, 44);
    const kept = tokenEntropyThreshold(data, 0.2);
    const left = tokenEntropyThreshold(data, 0.2, 'leave-out');
    expect(kept).toMatchObject({ n: oracle.tecp.count.n, unanswered: oracle.tecp.count.unanswered });
    expect(kept.threshold).toBeCloseTo(oracle.tecp.count.threshold ?? NaN, 12);
    expect(left.threshold).toBeCloseTo(oracle.tecp.leaveOut.threshold ?? NaN, 12);
  });

  it('sets hold a right answer as often as promised', () => {
    const alpha = 0.25;
    let held = 0;
    for (let seed = 0; seed < 300; seed++) {
      const data = questions(81, 5000 + seed);
      const threshold = tokenEntropyThreshold(data.slice(0, 80), alpha);
      const { entropies, correct } = data[80];
      if (tokenEntropySet(entropies, threshold).some((sample) => correct[sample] === 1)) held++;
    }
    expect(clopperPearson(held, 300, 0.999)[1]).toBeGreaterThan(1 - alpha);
  });

  it('lets all samples in when too many questions have no right one', () => {
    const hard = [{ entropies: [1, 2], correct: [0, 0] }];
    const threshold = tokenEntropyThreshold(hard, 0.5);
    expect(threshold).toMatchObject({ threshold: Infinity, unanswered: 1 });
    expect(tokenEntropySet([3, 1], threshold)).toEqual([1, 0]);
    expect(() => tokenEntropyThreshold([{ entropies: [NaN], correct: [1] }], 0.5)).toThrow(/Question 0/);
  });
});

describe('adaptive conformal inference', () => {
  it('takes the same steps as NumPy on a drifting stream', () => {
    const random = new Seeded(43);
    const scores = Array.from({ length: 600 }, (_, t) => random.uniform() * (1 + t / 200));
    const calibration = Array.from({ length: 50 }, () => random.uniform());
    const steps = adaptiveConformal(scores, { alpha: 0.1, gamma: 0.02, calibration });
    expect(steps.map(({ covered }) => (covered ? 1 : 0)).join('')).toBe(oracle.adaptive.covered);
    oracle.adaptive.workingAlpha.forEach((expected, i) =>
      expect(steps[20 * i].workingAlpha).toBeCloseTo(expected, 9)
    );
  });

  it('misses within (max(α, 1 − α) + γ) / (γ T) of α on any stream at all', () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(fc.double({ noNaN: true }), fc.constantFrom(0, 1, 1e9)), {
          minLength: 1,
          maxLength: 200
        }),
        fc.double({ min: 0.01, max: 0.99, noNaN: true }),
        fc.double({ min: 0.001, max: 1, noNaN: true }),
        fc.integer({ min: 1, max: 50 }),
        (scores, alpha, gamma, window) => {
          const steps = adaptiveConformal(scores, { alpha, gamma, window });
          const missed = steps.filter(({ covered }) => !covered).length / steps.length;
          const bound = (Math.max(alpha, 1 - alpha) + gamma) / (gamma * steps.length);
          expect(Math.abs(missed - alpha)).toBeLessThanOrEqual(bound + 1e-9);
        }
      )
    );
  });

  it('forgets what is older than its window', () => {
    const stream = new AdaptiveConformal({
      alpha: 0.5,
      gamma: 0.001,
      calibration: [5, 9, 9, 1, 2, 3],
      window: 3
    });
    expect(stream.threshold).toBe(2);
    expect(() => stream.observe(NaN)).toThrow(RangeError);
    expect(() => new AdaptiveConformal({ gamma: 0 })).toThrow(RangeError);
  });
});
