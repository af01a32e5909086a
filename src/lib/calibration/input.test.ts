import { describe, expect, it } from 'vitest';
import * as library from './index';

type Call = (confidences: never, correct: never) => unknown;

/** Everything that reads confidences and outcomes, as plain JavaScript would call it. */
const ofConfidences: Record<string, Call> = {
  ece: library.ece,
  mce: library.mce,
  adaptiveEce: library.adaptiveEce,
  smoothEce: library.smoothEce,
  flexEce: library.flexEce,
  brier: library.brier,
  brierSkill: library.brierSkill,
  brierDecomposition: library.brierDecomposition,
  nll: library.nll,
  spiegelhalter: library.spiegelhalter,
  equalWidthBins: library.equalWidthBins,
  equalMassBins: library.equalMassBins,
  reliabilityBins: library.reliabilityBins,
  reliabilityDiagram: library.reliabilityDiagram,
  smoothReliabilityCurve: library.smoothReliabilityCurve,
  figureIntervals: library.figureIntervals,
  gapInterval: library.gapInterval,
  correctedEce: library.correctedEce,
  beforeAfter: (c, y) => library.beforeAfter(c, c, y),
  'beforeAfter, after': (c, y) => library.beforeAfter([0.5, 0.5, 0.5] as never, c, y),
  calibrationDifference: (c, y) => {
    const rows = { confidences: c, correct: y };
    return library.calibrationDifference(rows, rows);
  },
  figureDifferences: (c, y) => {
    const rows = { confidences: c, correct: y };
    return library.figureDifferences(rows, rows);
  },
  'confidencePlatt.fit': (c, y) => library.confidencePlatt.fit(c, y),
  'confidenceTemperature.fit': (c, y) => library.confidenceTemperature.fit(c, y),
  'betaCalibration.fit': (c, y) => library.betaCalibration.fit(c, y),
  'histogramBinning.fit': (c, y) => library.histogramBinning().fit(c, y)
};

/** Everything that reads scores of any range and outcomes. */
const ofScores: Record<string, Call> = {
  auroc: library.auroc,
  delongError: library.delongError,
  aurocInterval: library.aurocInterval,
  auprc: library.auprc,
  aurc: library.aurc,
  augrc: library.augrc,
  excessAurc: library.excessAurc,
  predictionRejectionRatio: library.predictionRejectionRatio,
  riskCoverageCurve: library.riskCoverageCurve,
  'isotonic.fit': (c, y) => library.isotonic.fit(c, y),
  'scorePlatt.fit': (c, y) => library.scorePlatt.fit(c, y)
};

const right = [1, 0, 1];
const both = { ...ofConfidences, ...ofScores };

describe.each(Object.entries(both))('%s, called from plain JavaScript', (name, call) => {
  it.each<[string, unknown, unknown, RegExp]>([
    ['NaN', [0.5, NaN, 0.9], right, /^Row 1: .*NaN/],
    ['a number as text', [0.5, '0.7', 0.9], right, /^Row 1: .*0\.7/],
    ['a hole', [0.5, undefined, 0.9], right, /^Row 1: .*undefined/],
    ['an outcome of 2', [0.5, 0.6, 0.9], [1, 0, 2], /^Row 2: .*2/],
    ['an outcome that is NaN', [0.5, 0.6, 0.9], [1, NaN, 1], /^Row 1: .*NaN/],
    ['true for 1', [0.5, 0.6, 0.9], [1, true, 1], /^Row 1: .*true/],
    ['too few outcomes', [0.5, 0.6, 0.9], [1, 0], /3 rows, but 2 outcomes/]
  ])('refuses %s', (_, confidences, correct, message) => {
    expect(() => call(confidences as never, correct as never)).toThrow(message);
  });

  it.each<[string, unknown, unknown]>([
    ['nothing', undefined, right],
    ['a text', 'abc', right],
    ['no outcomes', [0.5, 0.6, 0.9], undefined],
    ['one number', 3, right]
  ])('refuses %s', (_, confidences, correct) => {
    expect(() => call(confidences as never, correct as never)).toThrow(/must be a list of numbers, got/);
  });

  it('reads typed arrays', () => {
    expect(() =>
      call(Float64Array.of(0.5, 0.6, 0.9) as never, Uint8Array.from(right) as never)
    ).not.toThrow();
  });

  if (name in ofConfidences) {
    it.each([-0.1, 1.1, Infinity])('refuses %d as a confidence', (value) => {
      expect(() => call([0.5, value, 0.9] as never, right as never)).toThrow(RangeError);
    });
  }
});

describe('single arguments', () => {
  it('are checked too', () => {
    expect(() => library.eceNullFloor([0.5, NaN])).toThrow(/^Row 1: confidences .*NaN/);
    expect(() => library.asProbabilities(3 as never)).toThrow(TypeError);
    expect(() => library.asProbabilities(['0.5'] as never)).toThrow(/^Row 0/);
    expect(() => library.asRankScores(undefined as never)).toThrow(TypeError);
    expect(() => library.accuracyInterval([1, 2])).toThrow(/^Row 1/);
    expect(() => library.brierOfBaseRate([1, 0.5])).toThrow(/^Row 1/);
    expect(() => library.bestAurc([1, NaN])).toThrow(/^Row 1/);
    expect(() => library.binIndex(NaN, 10)).toThrow(RangeError);
    expect(() => library.wilsonInterval(3, 2)).toThrow(RangeError);
    expect(() => library.scoreBand(NaN, 2)).toThrow(RangeError);
    expect(() => library.scaleConfidence(0.5 as never, 0)).toThrow(RangeError);
    expect(() => library.holm([0.1, 2])).toThrow(/^Row 1: pValues/);
    const fitted = library.histogramBinning().fit([0.2, 0.8] as never, [0, 1]);
    expect(() => fitted.apply([0.5, NaN] as never)).toThrow(/^Row 1/);
  });
});
