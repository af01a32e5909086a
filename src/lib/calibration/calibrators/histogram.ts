import { asProbabilities, type Probability } from '../confidence';
import { wilsonInterval } from '../intervals/wilson';
import { reliabilityBins } from '../metrics/bins';
import { nll } from '../metrics/nll';
import { requireConfidences, requireJudged } from '../outcomes';
import { reference } from '../reference';
import { asOptions } from '../weights';
import { defineCalibrator, emptyReport, type CalibratorMethod, type FitWarning } from './calibrator';
import { countRight, joinProbabilities, numberRows, oneClassWarning } from './rows';

/** How histogram binning cuts [0, 1]. */
export interface HistogramOptions {
  /** `width`: bins of equal width; `mass`: of nearly equal counts, no value split over two. */
  binning?: 'width' | 'mass';
  bins?: number;
}

/** Number of the right-closed bin (lo, hi] a value falls in; the first also holds its left edge, the last all above. */
function binOf(upperEdges: ArrayLike<number>, value: number): number {
  let lo = 0;
  let hi = upperEdges.length - 1;
  while (lo < hi) {
    const middle = (lo + hi) >> 1;
    if (value <= upperEdges[middle]) hi = middle;
    else lo = middle + 1;
  }
  return lo;
}

function applyBins(
  { edges, values }: { edges: readonly number[]; values: readonly number[] },
  confidences: ArrayLike<Probability>
): ArrayLike<Probability> {
  requireConfidences(confidences);
  return asProbabilities(
    Float64Array.from(confidences, (confidence) => {
      const value = values[binOf(edges, confidence)];
      return Number.isNaN(value) ? confidence : value;
    })
  );
}

/**
 * Histogram binning (Zadrozny & Elkan 2001): every confidence becomes the share right in its bin. A bin that held no
 * row when it was fitted leaves confidences as they are. `values` has the shares and `lower` and `upper` their Wilson
 * 95 % intervals (NaN with weights, which only bins of equal width take); `edges` are the bins' right edges.
 */
export function histogramBinning({ binning = 'width', bins = 10 }: HistogramOptions = {}): CalibratorMethod<
  ArrayLike<Probability>,
  ArrayLike<Probability>
> {
  return defineCalibrator<ArrayLike<Probability>, ArrayLike<Probability>>({
    name: 'histogram',
    title: `histogram binning, ${bins} bins of equal ${binning}`,
    source: reference('zadrozny2001', 'Zadrozny', 2001, 'inproceedings', {
      author: 'Zadrozny, Bianca and Elkan, Charles',
      title:
        'Obtaining calibrated probability estimates from decision trees and naive {Bayesian} classifiers',
      booktitle: 'Proceedings of the Eighteenth International Conference on Machine Learning',
      pages: '609--616'
    }),
    needs: ['probability'],
    shape: { edges: 'list', values: 'list', lower: 'list', upper: 'list' },
    rows: numberRows<Probability>(),
    join: joinProbabilities,
    check: requireJudged,
    fit(confidences, correct, { weights }) {
      const n = correct.length;
      if (n === 0) {
        return { parameters: { edges: [], values: [], lower: [], upper: [] }, report: emptyReport() };
      }
      const made = reliabilityBins(confidences, correct, bins, binning, asOptions(weights));
      const empty = made.filter(({ count }) => count === 0).length;
      const warnings: FitWarning[] = oneClassWarning(countRight(correct), n);
      if (empty > 0) {
        warnings.push({
          code: 'empty-bins',
          message: `${empty} of ${made.length} bins had no row; confidences in them are left as they are.`
        });
      }
      const intervals = made.map(({ accuracy, count }) =>
        count === 0 || weights ? [NaN, NaN] : wilsonInterval(Math.round(accuracy * count), count)
      );
      const parameters = {
        edges: made.map(({ hi }) => hi),
        values: made.map(({ accuracy }) => accuracy),
        lower: intervals.map(([lo]) => lo),
        upper: intervals.map(([, hi]) => hi)
      };
      return {
        parameters,
        report: {
          n,
          nllBefore: nll(confidences, correct, asOptions(weights)).nll,
          nllAfter: nll(applyBins(parameters, confidences), correct, asOptions(weights)).nll,
          atBound: false,
          converged: true,
          intervalKind: weights ? 'none' : 'wilson',
          intervals: {},
          warnings
        }
      };
    },
    apply: (parameters, confidences) =>
      applyBins(parameters as unknown as { edges: readonly number[]; values: readonly number[] }, confidences)
  });
}
