import { describe, expect, it } from 'vitest';
import * as library from './index';

type Call = (confidences: never, correct: never, options: never) => unknown;

const curvesOf = (c: ArrayLike<number>) => Array.from(c, (p) => (t: number) => Math.log(p) / t);
const pairsOf = (c: ArrayLike<number>) => Array.from(c, (p) => [1 - p, p]);
const logitsOf = (c: ArrayLike<number>) => library.packLogits(pairsOf(c));

/** Everything that takes weights, as plain JavaScript would call it. */
const takes: Record<string, Call> = {
  mean: (c, _, o) => library.mean(c, o),
  brier: library.brier,
  brierOfBaseRate: (_, y, o) => library.brierOfBaseRate(y, o),
  brierSkill: library.brierSkill,
  brierDecomposition: (c, y, o) => library.brierDecomposition(c, y, 10, o),
  kWayBrier: (c, y, o) => library.kWayBrier(pairsOf(c), y, o),
  nll: library.nll,
  kWayLogLoss: (c, y, o) => library.kWayLogLoss(pairsOf(c), y, o),
  optionNll: (c, y, o) => library.optionNll(logitsOf(c), y, 1, o),
  ece: (c, y, o) => library.ece(c, y, 10, o),
  flexEce: (c, y, o) => library.flexEce(c, y, 10, o),
  mce: (c, y, o) => library.mce(c, y, 10, o),
  equalWidthBins: (c, y, o) => library.equalWidthBins(c, y, 10, o),
  reliabilityBins: (c, y, o) => library.reliabilityBins(c, y, 10, 'width', o),
  reliabilityDiagram: (c, y, o) => library.reliabilityDiagram(c, y, 10, 'width', o),
  auroc: library.auroc,
  auprc: library.auprc,
  augrc: library.augrc,
  riskCoverageCurve: library.riskCoverageCurve,
  accuracyAtCoverage: (c, y, o) => library.accuracyAtCoverage(c, y, 0.5, o),
  coverageAtAccuracy: (c, y, o) => library.coverageAtAccuracy(c, y, 0.5, o),
  'confidenceTemperature.fit': (c, y, o) => library.confidenceTemperature.fit(c, y, o),
  'optionTemperature.fit': (c, y, o) => library.optionTemperature.fit(logitsOf(c), y, o),
  'curveTemperature.fit': (c, y, o) => library.curveTemperature.fit(curvesOf(c), y, o),
  'confidencePlatt.fit': (c, y, o) => library.confidencePlatt.fit(c, y, o),
  'scorePlatt.fit': (c, y, o) => library.scorePlatt.fit(c, y, o),
  'isotonic.fit': (c, y, o) => library.isotonic.fit(c, y, o),
  'betaCalibration.fit': (c, y, o) => library.betaCalibration.fit(c, y, o),
  'histogramBinning.fit': (c, y, o) => library.histogramBinning().fit(c, y, o)
};

const confidences = [0.5, 0.6, 0.9] as never;
const correct = [1, 0, 1] as never;

describe.each(Object.entries(takes))('%s, weights from plain JavaScript', (name, call) => {
  const given = (weights: unknown) => () => call(confidences, correct, { weights } as never);

  it.each<[string, unknown, RegExp]>([
    ['too few', [1, 1], /3 rows, but 2 weights/],
    ['below 0', [1, -2, 1], /^Row 1: a weight .*-2/],
    ['NaN', [1, 1, NaN], /^Row 2: a weight .*NaN/],
    ['infinite', [Infinity, 1, 1], /^Row 0: a weight .*Infinity/],
    ['a text', [1, '1', 1], /^Row 1: a weight .*“1”/],
    ['true', [1, true, 1], /^Row 1: a weight .*true/],
    ['a hole', [1, undefined, 1], /^Row 1: a weight .*undefined/],
    ['all 0', [0, 0, 0], /^Row 0 to row 2: some weight must be above 0/],
    ['of no finite sum', [1e308, 1e308, 1], /^Row 1: the sum of the weights/]
  ])('refuses %s', (_, weights, message) => {
    expect(given(weights)).toThrow(RangeError);
    expect(given(weights)).toThrow(message);
  });

  it('refuses what is no list, or stands in the place of the options', () => {
    for (const none of ['abc', 3, null])
      expect(given(none)).toThrow(/weights must be a list of numbers, got/);
    for (const none of [[1, 2, 1], 7, null]) {
      expect(() => call(confidences, correct, none as never)).toThrow(/Options must be an object/);
    }
  });

  it('reads typed arrays, and takes undefined for none', () => {
    expect(given(Float32Array.of(1, 0.5, 2))).not.toThrow();
    expect(given(undefined)).not.toThrow();
    expect(call(confidences, correct, { weights: undefined } as never)).toSatisfy(
      (value) => JSON.stringify(value) === JSON.stringify(call(confidences, correct, undefined as never))
    );
  });

  it('names the row that it was given as, behind rows of weight 0', () => {
    const bad = () => call([0.5, 0.6, NaN] as never, [1, 0, NaN] as never, { weights: [0, 1, 1] } as never);
    if (name !== 'mean') expect(bad).toThrow(/Row 2/);
  });
});

const rows = { confidences, correct, scores: confidences };
const figures = { n: 0, accuracy: NaN, meanConfidence: NaN, gapInterval: null, auroc: NaN };
const halves = {
  values: Float64Array.of(0.5, 0.5, 0.5, 0.5, 0.5, 0.5),
  starts: Uint32Array.of(0, 2, 4, 6)
};

/** Everything that takes none, though its options or its neighbour's might. */
const refuses: Record<string, (options: never) => unknown> = {
  accuracyInterval: (o) => library.accuracyInterval(correct, o),
  aurocInterval: (o) => library.aurocInterval(confidences, correct, o),
  meanConfidenceInterval: (o) => library.meanConfidenceInterval(confidences, o),
  gapInterval: (o) => library.gapInterval(confidences, correct, o),
  lossInterval: (o) => library.lossInterval(confidences, confidences, correct, o),
  orderIntervals: (o) => library.orderIntervals(confidences, correct, o),
  smoothEceInterval: (o) => library.smoothEceInterval(confidences, correct, o),
  figureIntervals: (o) => library.figureIntervals(confidences, correct, o),
  figureDifferences: (o) => library.figureDifferences(rows, rows, o),
  'figureDifferences, in the rows': (o) => library.figureDifferences(rows, Object.assign({}, rows, o)),
  calibrationDifference: (o) => library.calibrationDifference(rows, rows, o),
  riskCoverageDifference: (o) => library.riskCoverageDifference(rows, rows, o),
  beforeAfter: (o) => library.beforeAfter(confidences, confidences, correct, o),
  bootstrapInterval: (o) => library.bootstrapInterval(3, () => 1, o),
  bootstrapParameters: (o) => library.bootstrapParameters(library.isotonic, confidences, correct, o),
  correctedEce: (o) => library.correctedEce(confidences, correct, 10, o),
  correctedMce: (o) => library.correctedMce(confidences, correct, 10, o),
  eceNullFloor: (o) => library.eceNullFloor(confidences, 10, o),
  calibrationVerdict: (o) => library.calibrationVerdict(Object.assign({}, figures, o)),
  delongError: (o) => library.delongError(confidences, correct, o),
  spiegelhalter: (o) => library.spiegelhalter(confidences, correct, o),
  smoothEce: (o) => library.smoothEce(confidences, correct, o),
  smoothReliabilityCurve: (o) => library.smoothReliabilityCurve(confidences, correct, o),
  adaptiveEce: (o) => library.adaptiveEce(confidences, correct, 10, o),
  equalMassBins: (o) => library.equalMassBins(confidences, correct, 10, o),
  'reliabilityBins, of equal mass': (o) => library.reliabilityBins(confidences, correct, 2, 'mass', o),
  'histogramBinning, of equal mass': (o) =>
    library.histogramBinning({ binning: 'mass', bins: 2 }).fit(confidences, correct, o),
  'debiasedEceOfBins, of bins with weights': (o) =>
    library.debiasedEceOfBins(library.equalWidthBins(confidences, correct, 10, o)),
  classwiseEce: (o) => library.classwiseEce(pairsOf(confidences), correct, 10, o),
  eceByOption: (o) => library.eceByOption(pairsOf(confidences), correct, 10, o),
  aurc: (o) => library.aurc(confidences, correct, o),
  bestAurc: (o) => library.bestAurc(correct, o),
  excessAurc: (o) => library.excessAurc(confidences, correct, o),
  predictionRejectionRatio: (o) => library.predictionRejectionRatio(confidences, correct, o),
  certainThreshold: (o) => library.certainThreshold(confidences, correct, Object.assign({ target: 0.8 }, o)),
  cheapestThreshold: (o) =>
    library.cheapestThreshold(confidences, correct, Object.assign({ wrong: 1, ask: 1 }, o)),
  conformalPredictor: (o) => library.conformalPredictor(halves, correct, o)
};

it.each(Object.entries(refuses))('%s says that it takes no weights', (_, call) => {
  expect(() => call({ weights: [1, 2, 1] } as never)).toThrow(TypeError);
  expect(() => call({ weights: [1, 2, 1] } as never)).toThrow(/takes? no weights.*\. .+\.$/);
  expect(() => call({} as never)).not.toThrow();
});
