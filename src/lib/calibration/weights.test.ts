import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as library from './index';
import { WeightedFigures } from './intervals/weighted-figures';
import { weightedCurve } from './selective/weighted-curve';

/** A row: its confidence, whether it was right, and its weight. */
type Row = readonly [confidence: number, right: number, weight: number];
type Confidences = ArrayLike<library.Probability>;
type Options = { weights?: number[] };
type Figures = (confidences: Confidences, correct: number[], options: Options) => ArrayLike<number>;

const two = (confidences: Confidences) => Array.from(confidences, (c) => [1 - c, c]);
const probes = library.asProbabilities([0, 0.1, 0.25, 0.5, 0.7, 0.99, 1]);
const logits = (confidences: Confidences) =>
  library.packLogits(two(confidences).map((row) => row.map((p) => Math.log(p + 1e-3))));
const predictions = (fitted: { apply(rows: Confidences): Confidences; report: library.FitReport }) => [
  ...Array.from(fitted.apply(probes)),
  fitted.report.nllBefore,
  fitted.report.nllAfter
];

/** Everything that takes weights, by name, as numbers. */
const weighted: Record<string, Figures> = {
  mean: (c, y, options) => [library.mean(c, options), library.mean(y, options)],
  brier: (c, y, options) => [library.brier(c, y, options), library.brierOfBaseRate(y, options)],
  brierSkill: (c, y, options) => [library.brierSkill(c, y, options)],
  brierDecomposition: (c, y, options) =>
    Object.values({
      ...library.brierDecomposition(c, y, 10, options),
      resolved: library.brierDecomposition(c, y, 'values', options).resolution
    }),
  kWayBrier: (c, y, options) => [library.kWayBrier(two(c), y, options)],
  nll: (c, y, options) => [library.nll(c, y, options).nll],
  kWayLogLoss: (c, y, options) => [library.kWayLogLoss(two(c), y, options).nll],
  optionNll: (c, y, options) => [library.optionNll(logits(c), y, 2, options)],
  ece: (c, y, options) => [library.ece(c, y, 10, options)],
  flexEce: (c, y, options) => [library.flexEce(c, y, 5, options)],
  mce: (c, y, options) => [library.mce(c, y, 10, options)],
  auroc: (c, y, options) => [library.auroc(c, y, options)],
  auprc: (c, y, options) => [library.auprc(c, y, options)],
  augrc: (c, y, options) => [library.augrc(c, y, options)],
  reliabilityDiagram: (c, y, options) =>
    library.reliabilityDiagram(c, y, 10, 'width', options).flatMap((bin) => [bin.meanConfidence, bin.gap]),
  riskCoverageCurve: (c, y, options) =>
    library
      .riskCoverageCurve(c, y, options)
      .flatMap(({ threshold, coverage, risk, generalizedRisk }) => [
        threshold,
        coverage,
        risk,
        generalizedRisk
      ])
};

const fits: Record<string, Figures> = {
  'temperature on confidences': (c, y, o) => predictions(library.confidenceTemperature.fit(c, y, o)),
  'temperature on options': (c, y, o) => [
    ...library.optionTemperature.fit(logits(c), y, o).apply(logits(probes)).values
  ],
  'temperature on curves': (c, y, o) => {
    const curves = Array.from(c, (p) => (t: number) => Math.min(0, Math.log(p + 1e-3) / t));
    const { parameters } = library.curveTemperature.fit(curves, y, o);
    // The minimum's place is found to half of the digits of its depth.
    return [Math.fround(1e-3 * Math.log(parameters.temperature as number))];
  },
  'Platt, of confidences': (c, y, o) => predictions(library.confidencePlatt.fit(c, y, o)),
  'Platt, of scores': (c, y, o) => [
    ...Array.from(library.scorePlatt.fit(library.asRankScores(c), y, o).apply(library.asRankScores(probes)))
  ],
  isotonic: (c, y, o) => predictions(library.isotonic.fit(c, y, o)),
  beta: (c, y, o) => predictions(library.betaCalibration.fit(c, y, o)),
  histogram: (c, y, o) => predictions(library.histogramBinning().fit(c, y, o))
};

const rowsWith = (weight: fc.Arbitrary<number>, minLength = 1) =>
  fc.array(
    fc.tuple(
      fc.oneof(fc.constantFrom(0, 0.1, 0.3, 0.6, 0.7, 1), fc.double({ min: 0, max: 1, noNaN: true })),
      fc.integer({ min: 0, max: 1 }),
      weight
    ),
    { minLength, maxLength: 60 }
  );
const real = fc.double({ min: 1e-3, max: 100, noNaN: true });
const whole = fc.integer({ min: 1, max: 4 });

/** Rows among which both classes lie at several confidences, so that every likelihood has a maximum. */
const overlapping: Row[] = [0.2, 0.5, 0.8].flatMap((c) => [0, 1].map((y) => [c, y, 1] as const));

function split(rows: readonly Row[]): [Confidences, number[], number[]] {
  return [
    library.asProbabilities(rows.map(([confidence]) => confidence)),
    rows.map(([, right]) => right),
    rows.map(([, , weight]) => weight)
  ];
}

function of(figures: Figures, rows: readonly Row[], scale?: number): ArrayLike<number> {
  const [confidences, correct, weights] = split(rows);
  const scaled = weights.map((weight) => (scale ?? 1) * weight);
  return figures(confidences, correct, scale === undefined ? {} : { weights: scaled });
}

function expectSame(got: ArrayLike<number>, expected: ArrayLike<number>, tolerance: number): void {
  expect(got.length).toBe(expected.length);
  for (let i = 0; i < got.length; i++) {
    if (Number.isNaN(expected[i])) expect(got[i], `item ${i}`).toBeNaN();
    else {
      const allowed = tolerance * Math.max(1, Math.abs(expected[i]));
      expect(Math.abs(got[i] - expected[i]), `item ${i}`).toBeLessThan(allowed);
    }
  }
}

describe.each([
  ...Object.entries(weighted).map(([name, figures]) => [name, figures, [], 1e-9] as const),
  ...Object.entries(fits).map(([name, figures]) => [name, figures, overlapping, 1e-6] as const)
])('%s', (_, figures, more, tolerance) => {
  const holds = (weight: fc.Arbitrary<number>, check: (rows: Row[], other: number) => void) =>
    fc.assert(
      fc.property(rowsWith(weight), fc.nat(), (rows, other) => check([...rows, ...more], other)),
      { numRuns: 50 }
    );

  it('with equal weights is that without', () => {
    holds(real, (rows, other) => {
      const equal = rows.map(([c, y]) => [c, y, 0.1 + (other % 7)] as const);
      expectSame(of(figures, equal, 1), of(figures, rows), tolerance);
    });
  });

  it('with whole weights is that of rows repeated as often', () => {
    holds(whole, (rows) => {
      const repeated = rows.flatMap((row) => new Array<Row>(row[2]).fill(row));
      expectSame(of(figures, rows, 1), of(figures, repeated), tolerance);
    });
  });

  it('does not depend on the order of the rows, nor on the unit of the weights', () => {
    holds(real, (rows) => {
      const forth = of(figures, rows, 1);
      expectSame(of(figures, [...rows].reverse(), 1), forth, tolerance);
      for (const unit of [3, 1e-300, 1e300]) expectSame(of(figures, rows, unit), forth, tolerance);
    });
  });

  it('leaves out rows of weight 0', () => {
    holds(real, (rows, other) => {
      const absent = rows.flatMap((row, i) =>
        i % 3 === 0 ? [row, [i / 100, other % 2, 0] as const] : [row]
      );
      expectSame(of(figures, absent, 1), of(figures, rows, 1), tolerance);
    });
  });
});

describe('weights', () => {
  it('are those of the bootstrap’s figures and curves', () => {
    fc.assert(
      fc.property(rowsWith(fc.oneof(real, fc.constant(0)), 2), (rows) => {
        const [c, y, weights] = split([...rows, [0.4, 1, 1]]);
        const options = { weights };
        const [accuracy, sure] = [library.mean(y, options), library.mean(c, options)];
        const point = [
          accuracy,
          sure,
          sure - accuracy,
          library.ece(c, y, 10, options),
          library.brier(c, y, options),
          library.nll(c, y, options).nll,
          library.auroc(c, y, options)
        ];
        const drawn = new WeightedFigures(c, y, 10).of(weights);
        // Where hardly any weight is on one class the sums of the resample lose it.
        expectSame(drawn.subarray(0, 6), point.slice(0, 6), 1e-9);
        const least = Math.min(accuracy, 1 - accuracy);
        if (least > 1e-6) expectSame([drawn[6]], [point[6]], 1e-6);
        const curve = library.riskCoverageCurve(c, y, options);
        const drawnCurve = weightedCurve(c, y)(weights);
        drawnCurve.forEach(({ count, coverage, risk, threshold }, i) => {
          expect(curve[i].threshold).toBe(threshold);
          expectSame([curve[i].weight!, curve[i].coverage, curve[i].risk], [count, coverage, risk], 1e-9);
        });
      })
    );
  });

  it('leave counts of rows as they are', () => {
    const [c, y] = split([
      [0.15, 0, 1],
      [0.15, 1, 1],
      [0.95, 1, 1]
    ]);
    const options = { weights: [2.5, 0, 4] };
    const bins = library.equalWidthBins(c, y, 10, options).filter(({ count }) => count > 0);
    expect(bins.map(({ count, weight, rows }) => ({ count, weight, rows }))).toEqual([
      { count: 1, weight: 2.5, rows: [0] },
      { count: 1, weight: 4, rows: [2] }
    ]);
    expect(library.eceOfBins(bins)).toBeCloseTo(library.ece(c, y, 10, options), 12);
    expect(library.equalWidthBins(c, y)[1]).not.toHaveProperty('weight');
    const curve = library.riskCoverageCurve(c, y, options);
    expect(curve.map(({ count, weight }) => [count, weight])).toEqual([
      [1, 4],
      [2, 6.5]
    ]);
    expect(library.nll(library.asProbabilities([0, 0, 0.5]), [1, 1, 1], options).clipped).toBe(1);
    expect(library.isotonic.fit(c, y, options).report).toMatchObject({ n: 2, intervalKind: 'none' });
  });

  it('go with their rows into the folds of cross-fitting', () => {
    const rows = fc.tuple(rowsWith(real, 20), fc.nat());
    fc.assert(
      fc.property(rows, ([drawn]) => {
        const all = [...drawn, ...overlapping, ...overlapping];
        const [c, y, weights] = split(all);
        const ids = all.map((_, row) => `q${row}`);
        const method = library.histogramBinning({ bins: 2 });
        const crossed = library.crossFit(method, c, y, ids, { folds: 2, weights });
        const seen = all.filter((_, row) => crossed.folds[row] === 1);
        const [ownC, ownY, own] = split(seen);
        const fitted = method.fit(ownC, ownY, { weights: own });
        expect(crossed.calibrators[0].parameters).toEqual(fitted.parameters);
      }),
      { numRuns: 20 }
    );
  });

  it('make Platt’s targets of their sums', () => {
    const separated = split([
      [0.2, 0, 3],
      [0.8, 1, 2]
    ]);
    const repeated = split([...new Array<Row>(3).fill([0.2, 0, 1]), [0.8, 1, 1], [0.8, 1, 1]]);
    const fit = library.confidencePlatt.fit(separated[0], separated[1], { weights: separated[2] });
    const plain = library.confidencePlatt.fit(repeated[0], repeated[1]);
    expectSame(fit.apply(probes), plain.apply(probes), 1e-9);
    expect(fit.report.warnings.map(({ code }) => code)).toContain('separated');
  });

  it('without rows change nothing', () => {
    const none = library.asProbabilities([]);
    expect(library.ece(none, [], 10, { weights: [] })).toBeNaN();
    expect(library.brier(none, [], { weights: [] })).toBeNaN();
    expect(library.riskCoverageCurve(none, [], { weights: [] })).toEqual([]);
    expect(library.confidencePlatt.fit(none, [], { weights: [] }).report.n).toBe(0);
  });
});
