import { describe, expect, it } from 'vitest';
import { metricCase } from '../../../tests/oracles/metric-cases';
import { Seeded } from '../../../tests/oracles/seeded';
import { asProbabilities } from './confidence';
import { figureIntervals } from './intervals/figure-intervals';
import { eceNullFloor } from './intervals/null-floor';
import { mean } from './metrics/accuracy';
import { auroc } from './metrics/auroc';
import { brier, brierOfBaseRate } from './metrics/brier';
import { ece } from './metrics/ece';
import { calibrationVerdict, type VerdictFigures } from './verdict';

function figuresOf(numbers: readonly number[], correct: readonly number[]): VerdictFigures {
  const confidences = asProbabilities(numbers);
  const intervals = figureIntervals(confidences, correct);
  return {
    n: correct.length,
    accuracy: mean(correct),
    meanConfidence: mean(confidences),
    gapInterval: intervals.gap,
    auroc: auroc(confidences, correct),
    aurocInterval: intervals.auroc,
    brier: brier(confidences, correct),
    brierConstant: brierOfBaseRate(correct),
    ece: ece(confidences, correct),
    eceFloorUpper: eceNullFloor(confidences).upper
  };
}

const made = (n: number, draw: (random: Seeded) => [confidence: number, chance: number], seed = 1) => {
  const random = new Seeded(seed);
  const rows = Array.from({ length: n }, () => {
    const [confidence, chance] = draw(random);
    return [confidence, random.flip(chance)];
  });
  return figuresOf(
    rows.map(([c]) => c),
    rows.map(([, y]) => y)
  );
};

describe('verdict', () => {
  it.each([
    ['overconfident', 'overconfident'],
    // Its chance of being right is 0.8 whatever it says.
    ['underconfident', 'no-information'],
    ['calibrated', 'fine'],
    ['reversed', 'no-information'],
    ['constant', 'no-information'],
    ['few', 'too-few'],
    ['single', 'too-few']
  ])('of the case %s is %s', (name, kind) => {
    const { confidences, correct } = metricCase(name);
    expect(calibrationVerdict(figuresOf(confidences, correct)).kind).toBe(kind);
  });

  it('of an informative number that is too low is underconfident', () => {
    const figures = made(300, (random) => {
      const c = 0.3 + 0.4 * random.uniform();
      return [c, 2.4 * (c - 0.3)];
    });
    const low = { ...figures, meanConfidence: 0.3, gapInterval: [-0.2, -0.15] as [number, number] };
    expect(calibrationVerdict(low).kind).toBe('underconfident');
  });

  it('too sharp at both ends but right on average is uneven, not fine', () => {
    const figures = made(800, (random) => {
      const high = random.uniform() < 0.5;
      return high ? [0.95, 0.75] : [0.05, 0.25];
    });
    const { kind, sentence } = calibrationVerdict(figures);
    expect(kind).toBe('uneven');
    expect(sentence).toMatch(/ECE 0\.\d\d, by chance up to 0\.\d\d/);
  });

  it('a weak order that many answers tell from chance is still next to none; a good one among few is not', () => {
    const weak = made(20_000, (random) => {
      const c = random.uniform();
      return [c, 0.45 + 0.06 * c];
    });
    expect(weak.aurocInterval![0]).toBeGreaterThan(0.5);
    expect(calibrationVerdict(weak).kind).toBe('no-information');
    const good = made(40, (random) => {
      const c = 0.5 + 0.5 * random.uniform();
      return [c, 1.4 * (c - 0.5)];
    });
    expect(calibrationVerdict(good).kind).toBe('overconfident');
  });

  it('says when the surer are the more often wrong', () => {
    const backwards = made(400, (random) => {
      const c = random.uniform();
      return [c, 1 - c];
    });
    expect(calibrationVerdict(backwards).sentence).toMatch(/the surer it is the more often it is wrong/);
  });

  it('does not call fine what may be off by more than ten points', () => {
    const figures = made(36, (random) => {
      const c = random.uniform() < 0.5 ? 0.9 : 0.2;
      return [c, c];
    });
    expect(calibrationVerdict(figures)).toMatchObject({
      kind: 'too-few',
      sentence: expect.stringMatching(/points underconfident to \d+ overconfident/)
    });
  });

  it('does without the AUROC’s interval, by Hanley and McNeil, and without an AUROC', () => {
    const { confidences, correct } = metricCase('reversed');
    const figures = { ...figuresOf(confidences, correct), aurocInterval: undefined };
    expect(calibrationVerdict(figures).kind).toBe('no-information');
    const right = figuresOf(
      confidences.map((c) => c / 2 + 0.5),
      correct.map(() => 1)
    );
    expect(calibrationVerdict(right).kind).toBe('underconfident');
  });

  it('has nothing to say about nothing', () => {
    expect(calibrationVerdict(figuresOf([], []))).toEqual({ kind: 'too-few', sentence: 'No answers yet.' });
  });
});
