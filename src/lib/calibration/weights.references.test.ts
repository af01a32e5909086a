import { describe, expect, it } from 'vitest';
import oracle from '../../../tests/oracles/weighted.json';
import { weightedCase, weightedOptionCase } from '../../../tests/oracles/weighted-cases';
import { betaCalibration } from './calibrators/beta';
import { histogramBinning } from './calibrators/histogram';
import { isotonic } from './calibrators/isotonic';
import { packLogits, softmaxOptions, unpackOptions } from './calibrators/option-logits';
import { confidencePlatt } from './calibrators/platt';
import { confidenceTemperature } from './calibrators/temperature-confidence';
import { curveTemperature } from './calibrators/temperature-curves';
import { optionNll, optionTemperature } from './calibrators/temperature-options';
import { asProbabilities, asRankScores } from './confidence';
import { reliabilityDiagram } from './diagrams/reliability-diagram';
import { mean } from './metrics/accuracy';
import { auroc } from './metrics/auroc';
import { auprc } from './metrics/average-precision';
import { brier } from './metrics/brier';
import { ece, flexEce, mce } from './metrics/ece';
import { kWayBrier } from './metrics/k-way-brier';
import { kWayLogLoss, nll } from './metrics/nll';
import { augrc } from './selective/areas';
import { accuracyAtCoverage } from './selective/risk-coverage';

// Expected values: tests/oracles/weighted.py (scikit-learn's `sample_weight`, SciPy, NumPy).
const probes = asProbabilities(Array.from({ length: 21 }, (_, i) => i / 20));

function expectClose(got: ArrayLike<number>, expected: readonly number[], tolerance: number) {
  expect(got.length).toBe(expected.length);
  expected.forEach((value, i) => expect(Math.abs(got[i] - value), `item ${i}`).toBeLessThan(tolerance));
}

const rowsOf = (n: number, seed: number, whole: boolean) => {
  const { confidences, correct, weights } = weightedCase(n, seed, whole);
  return { confidences: asProbabilities(confidences), correct, options: { weights } };
};

describe.each(oracle.confidences)('$n rows, seed $seed, whole weights $whole', (expected) => {
  const { confidences, correct, options } = rowsOf(expected.n, expected.seed, expected.whole);

  it('has the data the reference had', () => {
    expect(options.weights.reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(expected.sum, 9);
  });

  it('has scikit-learn’s figures', () => {
    const [accuracy, sure] = [mean(correct, options), mean(confidences, options)];
    const got = {
      accuracy,
      meanConfidence: sure,
      gap: sure - accuracy,
      brier: brier(confidences, correct, options),
      nll: nll(confidences, correct, options).nll,
      auroc: auroc(confidences, correct, options),
      auprc: auprc(confidences, correct, options),
      ece: ece(confidences, correct, 10, options),
      mce: mce(confidences, correct, 10, options),
      augrc: augrc(confidences, correct, options),
      halfShown: accuracyAtCoverage(confidences, correct, 0.5, options)!.risk
    };
    for (const [name, value] of Object.entries(got)) {
      expect(value, name).toBeCloseTo(expected[name as keyof typeof got], 10);
    }
    expect(flexEce(confidences, correct, 10, options)).toBe(got.ece);
  });

  it('has NumPy’s bins, without intervals', () => {
    const bins = reliabilityDiagram(confidences, correct, 10, 'width', options);
    expect(bins.map(({ count }) => count)).toEqual(expected.binCounts);
    expectClose(
      bins.map(({ weight }) => weight!),
      expected.binWeights,
      1e-9
    );
    for (const bin of bins) {
      expect(bin.accuracyInterval).toEqual([NaN, NaN]);
      expect(bin.calibratedBand).toEqual([NaN, NaN]);
    }
  });
});

describe.each(oracle.confidences.filter(({ fits }) => fits))('fits to $n rows, seed $seed', (expected) => {
  const { confidences, correct, options } = rowsOf(expected.n, expected.seed, expected.whole);
  const fits = expected.fits!;

  it('temperature is SciPy’s, on confidences and on curves', () => {
    const { parameters, report } = confidenceTemperature.fit(confidences, correct, options);
    expectClose([parameters.temperature as number], [fits.temperature.temperature], 1e-6);
    expectClose([report.nllBefore, report.nllAfter], [expected.nll, fits.temperature.nll], 1e-9);
    expect(report).toMatchObject({ intervalKind: 'none', intervals: { temperature: null } });
    const curves = Array.from(confidences, (c) => (t: number) => -Math.log1p(((1 - c) / c) ** (1 / t)));
    const curved = curveTemperature.fit(curves, correct, options);
    expectClose([curved.parameters.temperature as number], [fits.temperature.temperature], 1e-5);
    expectClose([curved.report.nllAfter], [fits.temperature.nll], 1e-9);
  });

  it('Platt scaling is scikit-learn’s LogisticRegression(C=inf) and SciPy’s', () => {
    const { parameters, report } = confidencePlatt.fit(confidences, correct, options);
    const got = [parameters.slope as number, parameters.offset as number];
    expectClose(got, [fits.platt.slope, fits.platt.offset], 1e-6);
    expectClose(got, [fits.plattScikitLearn.slope, fits.plattScikitLearn.offset], 1e-6);
    expectClose([report.nllAfter], [fits.platt.nll], 1e-9);
    expect(report.intervals).toEqual({ slope: null, offset: null });
  });

  it('to smoothed targets it is scikit-learn’s CalibratedClassifierCV and SciPy’s', () => {
    const fit = confidencePlatt.fit(confidences, correct, { ...options, smoothedTargets: true });
    const { slope, offset } = fit.parameters as Record<string, number>;
    expectClose([slope, offset], [fits.plattSmoothed.slope, fits.plattSmoothed.offset], 1e-6);
    const first = asProbabilities(Array.from(confidences).slice(0, 10));
    // scikit-learn stops its search sooner.
    expectClose(fit.apply(first), fits.plattSmoothedScikitLearn, 1e-4);
  });

  it('isotonic regression is scikit-learn’s', () => {
    const fit = isotonic.fit(asRankScores(confidences), correct, options);
    expectClose(fit.apply(asRankScores(probes)), fits.isotonic, 1e-9);
  });

  it('beta calibration is SciPy’s bounded fit', () => {
    const fit = betaCalibration.fit(confidences, correct, options);
    expectClose([fit.report.nllAfter], [fits.beta.nll], 1e-9);
    expectClose(fit.apply(probes), fits.beta.probes, 1e-5);
  });

  it('histogram binning has the bins’ weighted shares', () => {
    const { parameters, report } = histogramBinning().fit(confidences, correct, options);
    const bins = reliabilityDiagram(confidences, correct, 10, 'width', options);
    expect(parameters.values).toEqual(bins.map(({ accuracy }) => accuracy));
    expect(parameters.lower).toEqual(bins.map(() => NaN));
    expect(report.intervalKind).toBe('none');
  });
});

it.each(oracle.options)('options: $n rows, seed $seed, whole weights $whole', (expected) => {
  const { logits, labels, weights } = weightedOptionCase(expected.n, expected.seed, expected.whole);
  const packed = packLogits(logits);
  const probabilities = unpackOptions(softmaxOptions(packed));
  expect(kWayBrier(probabilities, labels, { weights })).toBeCloseTo(expected.brier, 10);
  expect(kWayLogLoss(probabilities, labels, { weights }).nll).toBeCloseTo(expected.nll, 10);
  expect(optionNll(packed, labels, 1, { weights })).toBeCloseTo(expected.nll, 10);
  const { parameters, report } = optionTemperature.fit(packed, labels, { weights });
  expectClose([parameters.temperature as number], [expected.temperature.temperature], 1e-6);
  expectClose([report.nllAfter], [expected.temperature.nll], 1e-9);
});
