import { asProbabilities, type Probability, type RankScore } from '../confidence';
import { nll } from '../metrics/nll';
import { requireJudged, requireNumbers, requireOutcomes } from '../outcomes';
import { reference } from '../reference';
import { asOptions } from '../weights';
import {
  defineCalibrator,
  emptyReport,
  type CalibratorParameters,
  type FitReport,
  type FitSettings,
  type FitWarning
} from './calibrator';
import { packedLogOdds, sigmoid } from './log-odds';
import { logisticRegression } from './logistic';
import { joinProbabilities, numberRows } from './rows';
import { overlapOf, targetsOf } from './separation';

/** Where Platt scaling comes from. */
const source = reference('platt1999', 'Platt', 1999, 'incollection', {
  author: 'Platt, John C.',
  title:
    'Probabilistic outputs for support vector machines and comparisons to regularized likelihood methods',
  booktitle: 'Advances in Large Margin Classifiers',
  publisher: 'MIT Press',
  pages: '61--74'
});

/** 97.5 % point of the standard normal distribution. */
const Z = 1.959963984540054;

/** 95 % interval from a standard error, or `null` where there is none. */
export function waldInterval(value: number, error: number): [number, number] | null {
  return Number.isFinite(error) ? [value - Z * error, value + Z * error] : null;
}

const curve = (scores: Float64Array, slope: number, offset: number) =>
  asProbabilities(scores.map((score) => sigmoid(slope * score + offset)));

/** σ(slope · score + offset) of the largest likelihood. */
function fitSigmoid(
  scores: Float64Array,
  correct: ArrayLike<number>,
  { interval, smoothedTargets, weights }: FitSettings
): { parameters: CalibratorParameters; report: FitReport } {
  const n = correct.length;
  if (n === 0) return { parameters: { slope: NaN, offset: NaN }, report: emptyReport() };
  const { exists, warnings } = overlapOf(scores, correct);
  const smoothed = smoothedTargets || !exists;
  const fit = logisticRegression([scores], targetsOf(correct, smoothed, weights), weights);
  const [slope] = fit.coefficients;
  const offset = fit.intercept;
  const more: FitWarning[] = [...warnings];
  if (slope < 0) {
    more.push({ code: 'reversed', message: 'The slope is negative: surer answers are right less often.' });
  }
  if (!fit.converged) {
    more.push({ code: 'not-converged', message: 'The search ended before it settled.' });
  }
  const known = interval && exists;
  return {
    parameters: { slope, offset },
    report: {
      n,
      nllBefore: NaN,
      nllAfter: smoothed
        ? nll(curve(scores, slope, offset), correct, asOptions(weights)).nll
        : fit.nll / (weights?.total ?? n),
      atBound: !exists,
      converged: fit.converged && exists,
      intervalKind: known ? 'observed-information' : 'none',
      intervals: {
        slope: known ? waldInterval(slope, fit.errors[1]) : null,
        offset: known ? waldInterval(offset, fit.errors[0]) : null
      },
      warnings: more
    }
  };
}

function finiteScores(scores: ArrayLike<number>): Float64Array {
  requireNumbers(scores, 'scores');
  const packed = new Float64Array(scores);
  const bad = packed.findIndex((score) => !Number.isFinite(score));
  if (bad >= 0) {
    throw new RangeError(`Row ${bad}: Platt scaling needs a finite score, got ${packed[bad]}`);
  }
  return packed;
}

/**
 * Platt scaling of rank scores (Platt 1999): p = σ(slope · score + offset), by plain maximum likelihood. What turns an
 * entropy into a probability.
 */
export const scorePlatt = defineCalibrator<ArrayLike<RankScore>, ArrayLike<Probability>>({
  name: 'platt-score',
  title: 'Platt scaling of a score',
  source,
  needs: ['rank-score'],
  shape: { slope: 'number', offset: 'number' },
  rows: numberRows<RankScore>(),
  join: joinProbabilities,
  check(scores, correct) {
    requireOutcomes(scores, correct);
    finiteScores(scores);
  },
  fit: (scores, correct, options) => fitSigmoid(finiteScores(scores), correct, options),
  apply: ({ slope, offset }, scores) => curve(finiteScores(scores), slope as number, offset as number)
});

/**
 * Platt scaling of confidences: σ(slope · logit(c) + offset), a temperature 1/slope with a bias. Unlike a temperature
 * alone it can move 0.5, which low accuracy asks for.
 */
export const confidencePlatt = defineCalibrator<ArrayLike<Probability>, ArrayLike<Probability>>({
  name: 'platt-confidence',
  title: 'Platt scaling of confidences',
  source,
  needs: ['probability'],
  shape: { slope: 'number', offset: 'number' },
  rows: numberRows<Probability>(),
  join: joinProbabilities,
  check: requireJudged,
  fit(confidences, correct, options) {
    const { odds, warnings } = packedLogOdds(confidences);
    const { parameters, report } = fitSigmoid(odds, correct, options);
    return {
      parameters,
      report: {
        ...report,
        nllBefore: nll(confidences, correct, asOptions(options.weights)).nll,
        warnings: [...report.warnings, ...warnings]
      }
    };
  },
  apply: ({ slope, offset }, confidences) =>
    curve(packedLogOdds(confidences).odds, slope as number, offset as number)
});
