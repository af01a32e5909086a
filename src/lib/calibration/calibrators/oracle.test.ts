import { describe, expect, it } from 'vitest';
import {
  confidenceCase,
  confidenceCaseNames,
  optionCase,
  optionCaseNames
} from '../../../../tests/oracles/calibrator-cases';
import oracle from '../../../../tests/oracles/calibrators.json';
import { asProbabilities, asRankScores } from '../confidence';
import { betaCalibration } from './beta';
import type { Calibrator } from './calibrator';
import { isotonic } from './isotonic';
import { packLogits } from './option-logits';
import { confidencePlatt, scorePlatt } from './platt';
import { confidenceTemperature } from './temperature-confidence';
import { curveTemperature, type LogProbabilityCurve } from './temperature-curves';
import { optionTemperature } from './temperature-options';

// Expected values: tests/oracles/calibrators.py (scikit-learn, SciPy, betacal).
const probes = Array.from({ length: 21 }, (_, i) => i / 20);
const FIT = 1e-6;
const CLOSED = 1e-9;

/** Every number of a list within a relative and absolute tolerance. */
function expectClose(got: ArrayLike<number>, expected: ArrayLike<number>, tolerance: number) {
  expect(got.length).toBe(expected.length);
  for (let i = 0; i < expected.length; i++) {
    const allowed = tolerance * Math.max(1, Math.abs(expected[i]));
    expect(Math.abs(got[i] - expected[i]), `item ${i}: ${got[i]} against ${expected[i]}`).toBeLessThan(
      allowed
    );
  }
}

const parameter = ({ parameters }: Calibrator<never, unknown>, name: string) => parameters[name] as number;

describe.each(confidenceCaseNames)('confidences, case “%s”', (name) => {
  const { confidences: raw, correct } = confidenceCase(name);
  const confidences = asProbabilities(raw);
  const expected = oracle.confidence[name as keyof typeof oracle.confidence];

  it('has the data the reference had', () => {
    expect(raw.length).toBe(expected.n);
    expect(correct.reduce<number>((sum, y) => sum + y, 0)).toBe(expected.right);
    expect(raw.reduce((sum, c) => sum + c, 0)).toBeCloseTo(expected.sum, 6);
  });

  it('temperature and its profile-likelihood interval equal SciPy’s', () => {
    const fit = confidenceTemperature.fit(confidences, correct);
    expectClose([parameter(fit, 'temperature')], [expected.temperature.temperature], FIT);
    expectClose(fit.report.intervals.temperature!, expected.temperature.interval, FIT);
    expectClose([fit.report.nllAfter * expected.n], [expected.temperature.nll], CLOSED);
    expect(fit.report.atBound).toBe([0.05, 20].includes(parameter(fit, 'temperature')));
    expect(fit.report.converged).toBe(true);
  });

  it('Platt scaling equals scikit-learn’s LogisticRegression(C=inf) and SciPy', () => {
    const fit = confidencePlatt.fit(confidences, correct);
    const { slope, offset, slopeError, offsetError } = expected.platt;
    expectClose([parameter(fit, 'slope'), parameter(fit, 'offset')], [slope, offset], FIT);
    expectClose(
      [parameter(fit, 'slope'), parameter(fit, 'offset')],
      [expected.plattScikitLearn.slope, expected.plattScikitLearn.offset],
      FIT
    );
    expectClose(
      fit.report.intervals.slope!,
      [slope - 1.959964 * slopeError, slope + 1.959964 * slopeError],
      FIT
    );
    expectClose(
      fit.report.intervals.offset!,
      [offset - 1.959964 * offsetError, offset + 1.959964 * offsetError],
      FIT
    );
  });

  it('Platt scaling to smoothed targets, and of a score, equals SciPy’s', () => {
    const smoothed = confidencePlatt.fit(confidences, correct, { smoothedTargets: true });
    const { slope, offset } = expected.plattSmoothed;
    expectClose([parameter(smoothed, 'slope'), parameter(smoothed, 'offset')], [slope, offset], FIT);
    const score = scorePlatt.fit(asRankScores(raw), correct);
    expectClose(
      [parameter(score, 'slope'), parameter(score, 'offset')],
      [expected.plattOnScore.slope, expected.plattOnScore.offset],
      FIT
    );
  });

  it('isotonic regression equals scikit-learn’s, between its steps and beyond', () => {
    const fit = isotonic.fit(asRankScores(raw), correct);
    expectClose(fit.apply(asRankScores([-1, ...probes, 2])), expected.isotonic, CLOSED);
  });

  it('beta calibration equals SciPy’s bounded fit', () => {
    const fit = betaCalibration.fit(confidences, correct);
    expectClose([fit.report.nllAfter], [expected.beta.nll], CLOSED);
    // L-BFGS-B stops within about 1e-6 of the minimum's place where it is flat.
    expectClose(fit.apply(asProbabilities(probes)), expected.beta.probes, 1e-5);
    expect(parameter(fit, 'a')).toBeGreaterThanOrEqual(0);
    expect(parameter(fit, 'b')).toBeGreaterThanOrEqual(0);
    expect(fit.report.atBound).toBe(expected.beta.a === 0 || expected.beta.b === 0);
  });
});

describe.each(optionCaseNames)('options, case “%s”', (name) => {
  const { logits, labels } = optionCase(name);
  const expected = oracle.options[name as keyof typeof oracle.options];

  it('temperature and its interval equal SciPy’s', () => {
    expect(labels.reduce((sum, label) => sum + label, 0)).toBe(expected.labels);
    const fit = optionTemperature.fit(packLogits(logits), labels);
    expectClose([parameter(fit, 'temperature')], [expected.temperature.temperature], FIT);
    expectClose(fit.report.intervals.temperature!, expected.temperature.interval, FIT);
    expectClose(
      [fit.report.nllBefore * labels.length, fit.report.nllAfter * labels.length],
      [expected.nllBefore, expected.temperature.nll],
      CLOSED
    );
  });
});

// The largest case is left out: a curve a row in JavaScript closures says nothing new there.
describe.each(optionCaseNames.filter((name) => name !== 'large'))('curves, case “%s”', (name) => {
  const { logits, labels } = optionCase(name);
  const expected = oracle.options[name as keyof typeof oracle.options];

  const logSoftmax = (z: readonly number[], option: number, temperature: number) => {
    const largest = Math.max(...z);
    const total = z.reduce((sum, value) => sum + Math.exp((value - largest) / temperature), 0);
    return (z[option] - largest) / temperature - Math.log(total);
  };

  it('of given tokens have the temperature of the options', () => {
    const curves: LogProbabilityCurve[] = logits.map((z, row) => (t) => logSoftmax(z, labels[row], t));
    const fit = curveTemperature.fit(curves, new Float64Array(labels.length).fill(1));
    expectClose([parameter(fit, 'temperature')], [expected.temperature.temperature], FIT);
    expectClose(fit.report.intervals.temperature!, expected.temperature.interval, FIT);
  });

  it('of right and wrong answers have SciPy’s temperature', () => {
    const chosen = logits.map((z) => z.indexOf(Math.max(...z)));
    const curves: LogProbabilityCurve[] = logits.map((z, row) => (t) => logSoftmax(z, chosen[row], t));
    const correct = labels.map((label, row) => (label === chosen[row] ? 1 : 0));
    const fit = curveTemperature.fit(curves, correct);
    const { answer } = expected as { answer: { temperature: number; nll: number } };
    expectClose([fit.report.nllAfter * labels.length], [answer.nll], CLOSED);
    expectClose([Math.log(parameter(fit, 'temperature'))], [Math.log(answer.temperature)], 1e-6);
  });
});

it('betacal, which stops early, is never likelier than beta calibration by a rising curve', () => {
  for (const name of confidenceCaseNames) {
    const { betacal, beta } = oracle.confidence[name as keyof typeof oracle.confidence];
    const { confidences, correct } = confidenceCase(name);
    const { nllAfter } = betaCalibration.fit(asProbabilities(confidences), correct).report;
    // Its own curve may fall: it leaves out the feature with a negative weight, and keeps the other's whatever its sign.
    const rises = betacal.a >= 0 && betacal.b >= 0;
    expect(rises, name).toBe(beta.a + beta.b > 0);
    if (rises) {
      expect(nllAfter).toBeLessThan(betacal.nll + 1e-9);
      expect(nllAfter).toBeGreaterThan(betacal.nll - 0.005);
    }
  }
});
