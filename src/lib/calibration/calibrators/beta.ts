import { asProbabilities, type Probability } from '../confidence';
import { nll } from '../metrics/nll';
import { requireJudged } from '../outcomes';
import { reference } from '../reference';
import { asOptions, type RowWeights } from '../weights';
import { defineCalibrator, emptyReport, type FitWarning } from './calibrator';
import { HALF_CHI_SQUARE } from './inverse-temperature';
import { clippedConfidences, sigmoid } from './log-odds';
import { logisticRegression } from './logistic';
import { waldInterval } from './platt';
import { countRight, joinProbabilities, numberRows } from './rows';
import { overlapOf, targetsOf } from './separation';

/** ln s and −ln(1 − s) of clipped confidences. */
function features(clipped: Float64Array): [Float64Array, Float64Array] {
  const lnS = new Float64Array(clipped.length);
  const minusLn = new Float64Array(clipped.length);
  for (let row = 0; row < clipped.length; row++) {
    lnS[row] = Math.log(clipped[row]);
    minusLn[row] = -Math.log(1 - clipped[row]);
  }
  return [lnS, minusLn];
}

interface BetaFit {
  a: number;
  b: number;
  c: number;
  nll: number;
  converged: boolean;
  identified: boolean;
  errors: number[];
}

/** The fit with some of a and b held at 0. */
function fitWith(
  free: readonly ('a' | 'b')[],
  [lnS, minusLn]: Float64Array[],
  targets: Float64Array,
  weights: RowWeights | null
): BetaFit {
  const fit = logisticRegression(
    free.map((name) => (name === 'a' ? lnS : minusLn)),
    targets,
    weights
  );
  const of = (name: 'a' | 'b') => (free.includes(name) ? fit.coefficients[free.indexOf(name)] : 0);
  const errorOf = (name: 'a' | 'b') => (free.includes(name) ? fit.errors[free.indexOf(name) + 1] : NaN);
  return {
    a: of('a'),
    b: of('b'),
    c: fit.intercept,
    nll: fit.nll,
    converged: fit.converged,
    identified: fit.identified,
    errors: [errorOf('a'), errorOf('b'), fit.errors[0]]
  };
}

/** Largest likelihood under a, b ≥ 0. The problem is convex: outside the quarter plane the best lies on its edge. */
function fitBounded(columns: Float64Array[], targets: Float64Array, weights: RowWeights | null): BetaFit {
  const fit = (...free: ('a' | 'b')[]) => fitWith(free, columns, targets, weights);
  const whole = fit('a', 'b');
  if (whole.converged && whole.a >= 0 && whole.b >= 0) return whole;
  return [fit('a'), fit('b'), fit()]
    .filter(({ a, b, converged }) => converged && a >= 0 && b >= 0)
    .reduce((best, other) => (other.nll < best.nll ? other : best));
}

/** Half of the 95 % points of χ² with as many degrees of freedom as its place. */
const HALF_CHI_SQUARES = [0, HALF_CHI_SQUARE, 2.995732273553991];

/** Whether the likelihood is hardly larger than that of the share right alone: a likelihood-ratio test of a = b = 0 at 5 %. */
function isLevel({ a, b, nll }: BetaFit, right: number, n: number): boolean {
  const level = -right * Math.log(right / n) - (n - right) * Math.log(1 - right / n);
  return level - nll <= HALF_CHI_SQUARES[Number(a !== 0) + Number(b !== 0)];
}

/**
 * Beta calibration with three parameters (Kull, Silva Filho & Flach 2017): logit p = a ln s − b ln(1 − s) + c with
 * a, b ≥ 0, by maximum likelihood; rising, and richer than Platt on log-odds (a = b). Where the free fit has a negative
 * a or b, the best fit on the edge a = 0 or b = 0 is taken, the exact constrained maximum.
 */
export const betaCalibration = defineCalibrator<ArrayLike<Probability>, ArrayLike<Probability>>({
  name: 'beta',
  title: 'beta calibration',
  source: reference('kull2017', 'Kull', 2017, 'inproceedings', {
    author: 'Kull, Meelis and Silva Filho, Telmo M. and Flach, Peter',
    title:
      'Beta calibration: a well-founded and easily implemented improvement on logistic calibration for binary classifiers',
    booktitle: 'Proceedings of the 20th International Conference on Artificial Intelligence and Statistics',
    pages: '623--631'
  }),
  needs: ['probability'],
  shape: { a: 'number', b: 'number', c: 'number' },
  rows: numberRows<Probability>(),
  join: joinProbabilities,
  check: requireJudged,
  fit(confidences, correct, { interval, smoothedTargets, weights }) {
    const n = correct.length;
    if (n === 0) return { parameters: { a: NaN, b: NaN, c: NaN }, report: emptyReport() };
    const { clipped, warnings } = clippedConfidences(confidences);
    const overlap = overlapOf(clipped, correct);
    const exists = overlap.exists || overlap.separated === 'falling';
    const smoothed = smoothedTargets || !exists;
    const fit = fitBounded(features(clipped), targetsOf(correct, smoothed, weights), weights);
    const { a, b, c, errors, converged, identified } = fit;
    const atEdge = a === 0 || b === 0;
    const more: FitWarning[] = exists
      ? overlap.warnings.filter(({ code }) => code !== 'separated')
      : overlap.warnings;
    if (atEdge) {
      const which = a === 0 ? (b === 0 ? 'a and b are' : 'a is') : 'b is';
      more.push({ code: 'at-bound', message: `${which} at the bound 0, so that the curve does not fall.` });
    }
    if (!identified) {
      more.push({ code: 'not-identified', message: 'Too few different confidences to tell a from b.' });
    }
    if (!smoothed && !weights && isLevel(fit, countRight(correct), n)) {
      more.push({
        code: 'level',
        message: 'a and b cannot be told from 0, where every answer gets the same probability.'
      });
    }
    const known = interval && exists && identified;
    const parameters = { a, b, c };
    return {
      parameters,
      report: {
        n,
        nllBefore: nll(confidences, correct, asOptions(weights)).nll,
        nllAfter: smoothed
          ? nll(betaCurve(clipped, parameters), correct, asOptions(weights)).nll
          : fit.nll / (weights?.total ?? n),
        atBound: atEdge || !exists,
        converged: converged && exists,
        intervalKind: known ? 'observed-information' : 'none',
        intervals: Object.fromEntries(
          (['a', 'b', 'c'] as const).map((name, i) => [
            name,
            // At an edge the error of c takes the parameter held there as known: its interval held c in some 70 % of cases.
            known && !(atEdge && name === 'c') ? waldInterval(parameters[name], errors[i]) : null
          ])
        ),
        warnings: [...more, ...warnings]
      }
    };
  },
  apply: ({ a, b, c }, confidences) =>
    betaCurve(clippedConfidences(confidences).clipped, { a: a as number, b: b as number, c: c as number })
});

function betaCurve(clipped: Float64Array, { a, b, c }: { a: number; b: number; c: number }) {
  const [lnS, minusLn] = features(clipped);
  return asProbabilities(clipped.map((_, row) => sigmoid(a * lnS[row] + b * minusLn[row] + c)));
}
