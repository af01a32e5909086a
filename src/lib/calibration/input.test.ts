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
  accuracyAtCoverage: (c, y) => library.accuracyAtCoverage(c, y, 0.5),
  coverageAtAccuracy: (c, y) => library.coverageAtAccuracy(c, y, 0.5),
  certainThreshold: (c, y) => library.certainThreshold(c, y, { target: 0.8 }),
  cheapestThreshold: (c, y) => library.cheapestThreshold(c, y, { wrong: 1, ask: 0.5 }),
  costsAt: (c, y) => library.costsAt(c, y, 0.5, { wrong: 1, ask: 0.5 }),
  judgedThreshold: (c, y) => library.judgedThreshold(c, y, 0.5),
  lossInterval: (c, y) => library.lossInterval(c, c, y),
  riskCoverageDifference: (c, y) => {
    const rows = { scores: c, correct: y };
    return library.riskCoverageDifference(rows, rows, { resamples: 5 });
  },
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

const packed = (...values: number[]) => ({
  values: Float64Array.from(values),
  starts: Uint32Array.from({ length: values.length / 2 + 1 }, (_, row) => 2 * row)
});
const figures = {
  n: 100,
  accuracy: 0.5,
  meanConfidence: 0.6,
  gapInterval: [0.01, 0.19] as [number, number],
  auroc: 0.7,
  aurocInterval: [0.6, 0.8] as [number, number],
  ece: 0.1,
  eceFloor: { mean: 0.05, upper: 0.09, sure: 0.12 }
};
const sure = library.asProbabilities([0.2, 0.8, 0.5, 0.6]);
const judged = (level: number) => library.judgedThreshold([0.5, 0.7], [1, 0], 0.5, level);

describe('what no figure can be made of', () => {
  it.each<[string, () => unknown]>([
    ['a confidence above 1', () => library.calibratedBand([0.5, 7] as never)],
    ['a confidence that is NaN', () => library.calibratedBand([0.5, NaN] as never)],
    ['a band of nothing', () => library.calibratedBand(undefined as never)],
    ['more successes than cases', () => library.clopperPearson(5, 3)],
    ['successes below 0', () => library.clopperPearson(-1, 3)],
    ['successes that are NaN', () => library.clopperPearson(NaN, 3)],
    ['half a case', () => library.clopperPearson(1, 3.5)],
    ['resampled values that are NaN', () => library.percentileInterval([1, NaN, 2])],
    ['resampled values as text', () => library.percentileInterval([1, '3'] as never)],
    ['an estimate that is NaN', () => library.basicInterval([1, 2], NaN)],
    ['a jackknife of NaN', () => library.bcaInterval([1, 2], 1.5, [1, NaN])],
    ['values that are not sorted', () => library.quantile([3, 1], 0.5)],
    ['a quantile above 1', () => library.quantile([1, 3], 2)],
    ['a mean of texts', () => library.mean(['1', '2'] as never)],
    ['a share of rows below 0', () => library.wilsonInterval(0, -3)],
    ['a share of NaN rows', () => library.wilsonInterval(0, NaN)],
    ['a band of NaN rows', () => library.scoreBand(0.5, NaN)],
    ['a confidence of 7 without rows', () => library.scoreBand(7, 0)],
    ['degrees of freedom that are NaN', () => library.studentDeviations(NaN)],
    ['an AUROC of 7', () => library.hanleyMcNeilError(7, 3, 3)],
    ['an AUROC of NaN rows', () => library.hanleyMcNeilError(0.5, NaN, 3)],
    ['an ECE of 7', () => library.sampleSizeHint(7, { upper: 0.1 }, 10)],
    ['a floor that is NaN', () => library.sampleSizeHint(0.1, { upper: NaN }, 10)],
    ['outcomes of effective rows', () => library.effectiveRows([1, 2, 0])],
    ['labels that are NaN', () => library.coverageOf([[0], [1]], [NaN, 0])],
    ['labels too few', () => library.coverageByGroup([[0], [1]], [0], ['a', 'b'])],
    ['calibration rows below 0', () => library.expectedCoverage(-3, 5, 0.1)],
    ['nonconformity as text', () => library.conformalThreshold(['0.1', '0.2'] as never, 0.5)],
    ['nonconformity of nothing', () => library.conformalThreshold(undefined as never, 0.5)],
    ['a stream with a gap', () => library.adaptiveConformal([0.1, undefined] as never)],
    ['options that are NaN', () => library.conformalPredictor(packed(0.5, NaN), [0])],
    ['options above 1', () => library.conformalPredictor(packed(5, 0.5), [1])],
    [
      'sets of options that are NaN',
      () => library.predictionSets(library.conformalPredictor(packed(0.5, 0.5), [0]), packed(NaN, 0.5))
    ],
    ['options as text', () => library.kWayBrier([['0.5', 0.5]] as never, [0])],
    ['logits as text', () => library.packLogits([['1', 2]] as never)],
    ['a temperature of 0', () => library.softmaxOptions(packed(1, 2), 0)],
    ['a temperature that is NaN', () => library.optionNll(packed(1, 2), [0], NaN)],
    ['a temperature as text', () => library.scaleConfidence(0.5 as never, '2' as never)],
    ['a probability as text', () => library.asProbability('0.5' as never)],
    ['a score of nothing', () => library.asRankScore(undefined as never)],
    ['no id', () => library.halfOf(undefined as never)],
    ['a share above 1', () => library.halfOf('a', 7)],
    ['a text for ids', () => library.splitByHash('abc' as never)],
    ['a gap among ids', () => library.foldsByHash(['a', undefined, 'c'] as never, 2)],
    ['a level above 1 of a test', () => library.leastShown(0.9, 7)],
    ['a target as text', () => library.requireTarget('0.5' as never)],
    ['a threshold that is NaN', () => library.judgedThreshold([0.5], [1], NaN)],
    ['a bin whose share is 7', () => library.debiasedEceOfBins([{ count: 1, accuracy: 7 } as never])],
    ['a bin whose share is NaN', () => library.mceOfBins([{ count: 1, accuracy: NaN } as never])],
    ['NaN answers to fit on', () => library.noFitReason(NaN, 30)],
    ['NaN looks', () => library.manyLooksWords(NaN, 'methods')],
    ['NaN rows to resample', () => library.bootstrapInterval(NaN, () => 1)],
    ['NaN resamples', () => library.figureIntervals(sure, [0, 1, 1, 0], { resamples: NaN })],
    ['resamples below 0', () => library.beforeAfter(sure, sure, [0, 1, 1, 0], { resamples: -5 })],
    ['NaN simulations', () => library.correctedEce(sure, [0, 1, 1, 0], 10, { simulations: NaN })],
    ['confidences of different lengths', () => library.whatIsKept([0.1, 0.2], [0.5])],
    ['confidences before a fit that are NaN', () => library.whatIsKept([0.1, NaN], [0.5, 0.6])],
    ['no figures', () => library.calibrationVerdict({} as never)]
  ])('is refused: %s', (_, call) => {
    expect(call).toThrow(/must|but \d+|lie in/);
    expect(call).not.toThrow(/Cannot read|not iterable|Invalid typed array|undefined \(reading/);
  });

  it.each<[string, (level: number) => unknown]>([
    ['wilsonInterval', (level) => library.wilsonInterval(1, 3, level)],
    ['clopperPearson', (level) => library.clopperPearson(1, 3, level)],
    ['studentDeviations', (level) => library.studentDeviations(5, level)],
    ['calibratedBand', (level) => library.calibratedBand(sure, level)],
    ['percentileInterval', (level) => library.percentileInterval([1, 2], level)],
    ['judgedThreshold', judged],
    ['pairedAccuracyInterval', (level) => library.pairedAccuracyInterval([1, 0], [1, 1], level)],
    ['accuracyInterval', (level) => library.accuracyInterval([1, 0], { level })],
    ['gapInterval', (level) => library.gapInterval(sure, [0, 1, 1, 0], { level })],
    ['aurocInterval', (level) => library.aurocInterval(sure, [0, 1, 1, 0], { level })],
    ['figureIntervals', (level) => library.figureIntervals(sure, [0, 1, 1, 0], { level, resamples: 5 })],
    [
      'calibrationDifference',
      (level) => {
        const rows = { confidences: sure, correct: [0, 1, 1, 0] };
        return library.calibrationDifference(rows, rows, { level });
      }
    ]
  ])('a level outside (0, 1): %s', (_, call) => {
    for (const level of [0, 1, 1.5, -0.5, NaN]) expect(() => call(level)).toThrow(/level must lie/);
  });

  it.each<[string, object]>([
    ['accuracy', { accuracy: NaN }],
    ['mean confidence', { meanConfidence: 1.2 }],
    ['rows', { n: NaN }],
    ['units', { units: -1 }],
    ['gap’s interval', { gapInterval: [NaN, 0.1] }],
    ['AUROC', { auroc: NaN }],
    ['AUROC’s interval', { aurocInterval: [0.4, NaN] }],
    ['ECE', { ece: NaN }],
    ['floor', { eceFloor: { mean: 0.1, upper: NaN, sure: NaN } }]
  ])('a verdict on a faulty figure: %s', (name, faulty) => {
    expect(() => library.calibrationVerdict({ ...figures, ...faulty })).toThrow(name);
    expect(library.calibrationVerdict(figures).sentence).not.toMatch(/NaN/);
  });
});

describe('no rows', () => {
  it.each(Object.entries(both))('%s gives nothing, and no error of its own', (_, call) => {
    let given: unknown;
    try {
      given = call([] as never, [] as never);
    } catch (error) {
      expect(error).toBeInstanceOf(RangeError);
      return;
    }
    // Nothing that could be taken for a figure: no number above or below what there is none of.
    if (typeof given === 'number') expect(given).toBeNaN();
  });
});
