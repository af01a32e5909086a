import { describe, expect, it } from 'vitest';
import expectedValues from '../../../../tests/oracles/metrics.json';
import {
  gradedCase,
  metricCase,
  metricCaseNames,
  optionProbabilities
} from '../../../../tests/oracles/metric-cases';
import { asProbabilities } from '../confidence';
import { smoothReliabilityCurve } from '../diagrams/smooth-curve';
import { augrc, aurc, bestAurc, predictionRejectionRatio } from '../selective/areas';
import { auroc, delongError } from './auroc';
import { auprc } from './average-precision';
import { equalMassBins, equalWidthBins } from './bins';
import { brier, brierDecomposition } from './brier';
import { classwiseEce } from './classwise-ece';
import { debiasedEceOfBins, debiasedSquaredCeOfBins } from './debiased-ece';
import { adaptiveEce, ece, flexEce, mce } from './ece';
import { kWayLogLoss, nll } from './nll';
import { smoothEce } from './smooth-ece';
import { spiegelhalter } from './spiegelhalter';

/** Agreement asked of closed forms, and of what rests on a bandwidth found by bisection. */
const CLOSED = 1e-9;
const FIXED_POINT = 1e-6;

/** A figure in JSON: "Infinity" and null stand for what it has no number for. */
type Figure = number | string | null;

interface Reference {
  ece: Record<string, number>;
  mce: number;
  adaptiveEce: Record<string, number>;
  smoothEce: number;
  bandwidth: number;
  curve: number[];
  brier: number;
  murphy: { bins: Record<string, number>; values: Record<string, number> | null };
  nll: number;
  auroc: Figure;
  auprc: Figure;
  delong: Figure;
  spiegelhalter: Figure;
  spiegelhalterOneSided: Figure;
  debiased: { squared: number; closedForm: number; sampled: number | null } | null;
  conventions: {
    mapie: number;
    relplot: number;
    sklearnUniform: number[][] | null;
    sklearnQuantile: number[][] | null;
  };
  aurc: number;
  bestAurc: number;
  augrc: number;
  prr: Figure;
}

const cases = expectedValues.cases as unknown as Record<string, Reference>;

/** Expects a figure within a tolerance of a reference, NaN where the reference has none. */
function agrees(actual: number, reference: Figure, tolerance = CLOSED) {
  if (reference === null) expect(actual).toBeNaN();
  else if (typeof reference === 'string') expect(String(actual)).toBe(reference);
  else expect(Math.abs(actual - reference)).toBeLessThanOrEqual(tolerance);
}

/** Rows whose confidence np.linspace(0, 1, 11), 0.30000000000000004 for 3 / 10, puts in another bin than i / 10. */
const disagreesWithLinspace = (c: number) => [3, 6, 7].some((i) => c > i / 10 && c <= i * 0.1);

describe.each(metricCaseNames)('case %s', (name) => {
  const { confidences: numbers, correct } = metricCase(name);
  const confidences = asProbabilities(numbers);
  const reference = cases[name];

  it('ECE and MCE: right-closed bins with edges i / bins, in NumPy', () => {
    for (const [bins, value] of Object.entries(reference.ece)) {
      agrees(ece(confidences, correct, Number(bins)), value);
    }
    agrees(mce(confidences, correct), reference.mce);
  });

  it('ECE: MAPIE has our bins, but a bin of its own for 0 and edges of np.linspace', () => {
    const ownBinForZero = numbers.map((c) => (c === 0 ? 1 : 0));
    if (ownBinForZero.includes(1) || numbers.some(disagreesWithLinspace)) return;
    agrees(ece(confidences, correct), reference.conventions.mapie);
  });

  it('bins: scikit-learn’s calibration_curve, uniform', () => {
    const curve = reference.conventions.sklearnUniform;
    if (!curve || numbers.some(disagreesWithLinspace)) return;
    const bins = equalWidthBins(confidences, correct).filter(({ count }) => count > 0);
    expect(bins.length).toBe(curve[0].length);
    bins.forEach((bin, i) => {
      agrees(bin.accuracy, curve[0][i]);
      agrees(bin.meanConfidence, curve[1][i]);
    });
  });

  it('adaptive ECE: equal-mass bins that never split a value, in NumPy', () => {
    for (const [bins, value] of Object.entries(reference.adaptiveEce)) {
      agrees(adaptiveEce(confidences, correct, Number(bins)), value);
    }
  });

  it('smooth ECE: relplot', () => {
    const { smoothEce: value, bandwidth } = smoothEce(confidences, correct);
    agrees(bandwidth, reference.bandwidth, FIXED_POINT);
    agrees(value, reference.smoothEce, FIXED_POINT);
  });

  it('smooth curve: relplot’s reflected kernel', () => {
    const { bandwidth } = reference;
    const curve = smoothReliabilityCurve(confidences, correct, { points: 21, bandwidth, resamples: 0 });
    curve.points.forEach(({ accuracy }, i) => agrees(accuracy, reference.curve[i], FIXED_POINT));
  });

  it('Brier and NLL: scikit-learn', () => {
    agrees(brier(confidences, correct), reference.brier);
    agrees(nll(confidences, correct).nll, reference.nll);
  });

  it('Murphy’s decomposition, in NumPy, over bins and over values', () => {
    for (const bins of [10, 'values'] as const) {
      const expected = reference.murphy[bins === 10 ? 'bins' : 'values'];
      if (!expected) continue;
      const terms = brierDecomposition(confidences, correct, bins);
      for (const [term, value] of Object.entries(expected)) agrees(terms[term as keyof typeof terms], value);
    }
  });

  it('AUROC and average precision: scikit-learn; DeLong’s error by all pairs', () => {
    agrees(auroc(confidences, correct), reference.auroc);
    agrees(auprc(confidences, correct), reference.auprc);
    if (correct.length <= 1000) agrees(delongError(confidences, correct), reference.delong);
  });

  it('Spiegelhalter’s z: MAPIE, whose p is one-sided while ours is two-sided', () => {
    const { z, p } = spiegelhalter(confidences, correct);
    agrees(z, reference.spiegelhalter);
    if (reference.spiegelhalterOneSided !== null) {
      const upper = Number(reference.spiegelhalterOneSided);
      agrees(p, 2 * Math.min(upper, 1 - upper));
    }
  });

  it('debiased calibration errors: uncertainty-calibration, and SciPy’s folded normal', () => {
    if (!reference.debiased) return;
    const bins = equalWidthBins(confidences, correct);
    agrees(debiasedSquaredCeOfBins(bins), reference.debiased.squared);
    agrees(debiasedEceOfBins(bins), reference.debiased.closedForm);
    // The library draws: 20,000 samples leave it uncertain by a few ten-thousandths.
    if (reference.debiased.sampled !== null) {
      agrees(debiasedEceOfBins(bins), reference.debiased.sampled, 2e-3);
    }
  });

  it('areas of selective prediction: by their definitions in NumPy, AUGRC by scikit-learn’s trapezia', () => {
    agrees(aurc(confidences, correct), reference.aurc);
    agrees(bestAurc(correct), reference.bestAurc);
    agrees(augrc(confidences, correct), reference.augrc);
    agrees(predictionRejectionRatio(confidences, correct), reference.prr);
  });
});

describe('where libraries put a value on an edge', () => {
  const { confidences: numbers, correct } = metricCase('edges');
  const confidences = asProbabilities(numbers);

  it('ours, scikit-learn and MAPIE are right-closed; MAPIE alone gives 0 a bin of its own', () => {
    const zeros = numbers.map((c) => c === 0);
    const part = (own: boolean) => {
      const rows = [...numbers.keys()].filter((row) => zeros[row] === own);
      const value = ece(
        asProbabilities(rows.map((row) => numbers[row])),
        rows.map((row) => correct[row])
      );
      return (value * rows.length) / numbers.length;
    };
    agrees(part(true) + part(false), cases.edges.conventions.mapie);
    expect(ece(confidences, correct)).not.toBeCloseTo(cases.edges.conventions.mapie, 4);
  });

  it('relplot is left-closed, with 1 in a bin of its own and 0.3 / 0.1 rounded down into bin 2', () => {
    const gaps = new Map<number, number>();
    numbers.forEach((c, row) => {
      const bin = Math.floor(c / 0.1);
      gaps.set(bin, (gaps.get(bin) ?? 0) + correct[row] - c);
    });
    const sum = [...gaps.values()].reduce((total, gap) => total + Math.abs(gap), 0);
    agrees(sum / numbers.length, cases.edges.conventions.relplot);
    expect(gaps.get(2)).toBeDefined();
    expect(gaps.get(3)).toBeUndefined();
    expect(ece(confidences, correct)).not.toBeCloseTo(cases.edges.conventions.relplot, 4);
  });

  it('equal mass: scikit-learn’s quantile bins are ours where nothing is tied and n is a multiple', () => {
    for (const name of ['calibrated', 'overconfident', 'reversed']) {
      const data = metricCase(name);
      const bins = equalMassBins(asProbabilities(data.confidences), data.correct);
      const curve = cases[name].conventions.sklearnQuantile!;
      bins.forEach((bin, i) => {
        agrees(bin.accuracy, curve[0][i]);
        agrees(bin.meanConfidence, curve[1][i]);
      });
    }
  });
});

describe('K-way and graded', () => {
  it('log loss: scikit-learn; classwise ECE: MAPIE', () => {
    const { probabilities, labels } = optionProbabilities();
    agrees(kWayLogLoss(probabilities, labels).nll, expectedValues.kWay.logLoss);
    agrees(classwiseEce(probabilities, labels), expectedValues.kWay.classwiseEce);
  });

  it('Flex-ECE and areas with grades: by their definitions in NumPy', () => {
    const { confidences: numbers, grades } = gradedCase();
    const confidences = asProbabilities(numbers);
    agrees(flexEce(confidences, grades), expectedValues.graded.flexEce);
    agrees(aurc(confidences, grades), expectedValues.graded.aurc);
    agrees(augrc(confidences, grades), expectedValues.graded.augrc);
    agrees(predictionRejectionRatio(confidences, grades), expectedValues.graded.prr);
  });
});
