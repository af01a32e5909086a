import { describe, expect, it } from 'vitest';
import { metricCase } from '../../../tests/oracles/metric-cases';
import { Seeded } from '../../../tests/oracles/seeded';
import { asProbabilities } from './confidence';
import { aurocInterval } from './intervals/auroc-interval';
import { gapInterval } from './intervals/gap-interval';
import { eceNullFloor } from './intervals/null-floor';
import { mean } from './metrics/accuracy';
import { auroc } from './metrics/auroc';
import { ece } from './metrics/ece';
import { calibrationVerdict, type VerdictFigures } from './verdict';

function figuresOf(numbers: readonly number[], correct: readonly number[]): VerdictFigures {
  const confidences = asProbabilities(numbers);
  return {
    n: correct.length,
    accuracy: mean(correct),
    meanConfidence: mean(confidences),
    gapInterval: gapInterval(confidences, correct),
    auroc: auroc(confidences, correct),
    aurocInterval: aurocInterval(confidences, correct),
    ece: ece(confidences, correct),
    eceFloor: eceNullFloor(confidences)
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
    ['overconfident', 'overconfident', 'informative'],
    // Its chance of being right is 0.8 whatever it says.
    ['underconfident', 'underconfident', 'none'],
    ['calibrated', 'fine', 'informative'],
    ['reversed', 'uneven', 'none'],
    ['constant', 'overconfident', 'none'],
    ['few', 'too-few', 'too-few'],
    ['single', 'too-few', 'too-few']
  ])('of the case %s is %s, %s', (name, kind, discrimination) => {
    const { confidences, correct } = metricCase(name);
    const verdict = calibrationVerdict(figuresOf(confidences, correct));
    expect([verdict.kind, verdict.discrimination.kind]).toEqual([kind, discrimination]);
  });

  it('says both: overconfident by 40 points, and no information', () => {
    const { calibration, discrimination, sentence } = calibrationVerdict(
      made(1000, (random) => [0.85 + 0.1 * random.uniform(), 0.5])
    );
    expect([calibration.kind, discrimination.kind]).toEqual(['overconfident', 'none']);
    expect(sentence).toMatch(
      /^Says 90 %, right \d\d %: overconfident by \d\d points \(.*no better than chance/
    );
  });

  it('is no-information where a number is right on average and says nothing', () => {
    const figures = made(1000, (random) => [0.45 + 0.1 * random.uniform(), 0.5]);
    expect(calibrationVerdict(figures)).toMatchObject({
      kind: 'no-information',
      calibration: { kind: 'fine' },
      discrimination: { kind: 'none', sentence: expect.stringMatching(/at most 0\.5\d\): no information/) }
    });
  });

  it('an AUROC of 0.6 among 200 is not called no information', () => {
    const shared = {
      n: 200,
      accuracy: 0.5,
      meanConfidence: 0.5,
      gapInterval: [-0.06, 0.06] as [number, number]
    };
    const { discrimination } = calibrationVerdict({ ...shared, auroc: 0.56, aurocInterval: [0.48, 0.64] });
    expect(discrimination).toMatchObject({
      kind: 'unknown',
      sentence: expect.stringMatching(/cannot be told from 200 answers \(AUROC 0\.56, 0\.48 to 0\.64\)/)
    });
  });

  it('with n in the ten thousands half a point is there, and too little to matter', () => {
    const verdict = calibrationVerdict({
      n: 40_000,
      accuracy: 0.7,
      meanConfidence: 0.705,
      gapInterval: [0.001, 0.009],
      auroc: 0.8,
      aurocInterval: [0.79, 0.81],
      ece: 0.006,
      eceFloor: { mean: 0.004, upper: 0.005, sure: 0.0055 }
    });
    expect(verdict.kind).toBe('fine');
    expect(verdict.sentence).toMatch(
      /^Says 70\.5 %, right 70\.0 %: overconfident by 0\.5 points \(0\.1 to 0\.9\), too little to matter\./
    );
    const even = calibrationVerdict({
      n: 40_000,
      accuracy: 0.7,
      meanConfidence: 0.7,
      gapInterval: [-0.004, 0.004],
      auroc: 0.8,
      aurocInterval: [0.79, 0.81],
      ece: 0.009,
      eceFloor: { mean: 0.004, upper: 0.005, sure: 0.0055 }
    });
    expect(even.kind).toBe('fine');
    expect(even.sentence).toMatch(
      /more than chance, but too little to matter \(ECE 0\.009, by chance up to 0\.005/
    );
  });

  it('is made of different questions, not of rows', () => {
    const figures = made(200, (random) => [0.95, random.uniform() < 0.4 ? 1 : 0]);
    expect(calibrationVerdict({ ...figures, units: 10 })).toMatchObject({
      kind: 'too-few',
      sentence: expect.stringMatching(/too few answers to tell \(200 answers to 10 questions\)\.$/)
    });
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
    expect(sentence).toMatch(/ECE 0\.\d\d\d, by chance up to 0\.\d\d\d/);
  });

  it('a weak order that many answers tell from chance is still next to none; a good one among few is not', () => {
    const weak = made(20_000, (random) => {
      const c = random.uniform();
      return [c, 0.45 + 0.06 * c];
    });
    expect(weak.aurocInterval![0]).toBeGreaterThan(0.5);
    expect(calibrationVerdict(weak).discrimination.kind).toBe('next-to-none');
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
    expect(calibrationVerdict(backwards).sentence).toMatch(/The surer it is, the more often it is wrong/);
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
    expect(calibrationVerdict(figures).discrimination.kind).toBe('none');
    const right = figuresOf(
      confidences.map((c) => c / 2 + 0.5),
      correct.map(() => 1)
    );
    expect(calibrationVerdict(right).kind).toBe('underconfident');
  });

  it('does not call a hundred answers too few where no interval was asked for', () => {
    const figures = made(100, (random) => [0.9, random.uniform() < 0.5 ? 1 : 0]);
    const asked = { ...figures, gapInterval: null, aurocInterval: null, eceFloor: null };
    const { kind, sentence, discrimination } = calibrationVerdict(asked);
    expect([kind, discrimination.kind]).toEqual(['no-interval', 'no-interval']);
    expect(sentence).toMatch(
      /^Says 90 %, right \d\d % \(100 answers\): without an interval it is not said whether that is chance\. AUROC 0\.50\.$/
    );
    expect(calibrationVerdict({ ...asked, units: 30 }).sentence).toMatch(/\(100 answers to 30 questions\)/);
    expect(calibrationVerdict({ ...asked, n: 19 })).toMatchObject({
      kind: 'too-few',
      sentence: expect.stringMatching(/too few answers to tell \(19\)\.$/)
    });
    expect(calibrationVerdict({ ...asked, accuracy: 1, auroc: NaN }).discrimination.kind).toBe('one-class');
  });

  it('has nothing to say about nothing', () => {
    expect(calibrationVerdict(figuresOf([], []))).toMatchObject({
      kind: 'too-few',
      sentence: 'No answers yet.'
    });
    expect(calibrationVerdict({ ...figuresOf([], []), none: 'It was not asked.' }).sentence).toBe(
      'It was not asked.'
    );
  });

  it('says of how many answers few are read', () => {
    const { sentence } = calibrationVerdict({
      ...figuresOf([1, 1, 1, 1, 1, 1], [1, 1, 1, 1, 1, 0]),
      read: { read: 6, all: 40 }
    });
    expect(sentence).toBe('Says 100 %, right 83 %: too few answers to tell (6; read from 6 of 40).');
  });
});
