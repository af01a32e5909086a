import type { Calibrator, CalibratorMethod, FitOptions } from '../calibrators/calibrator';
import { requireSameLength, requireWeights } from '../outcomes';
import { foldsByHash } from './split';

/** What cross-fitting gives. */
export interface CrossFit<Rows, Predictions> {
  /** Out-of-fold predictions: each row's comes from a calibrator that has not seen it (nor another row with its id). */
  predictions: Predictions;
  /** Fold of each row. */
  folds: Int32Array;
  /** The calibrator that judged each fold. */
  calibrators: Calibrator<Rows, Predictions>[];
}

/** How to cross-fit. */
export interface CrossFitOptions extends FitOptions {
  /** Folds; 5 unless told. */
  folds?: number;
  /** Group of each row, spread evenly over the folds. */
  groups?: ArrayLike<string>;
}

/**
 * K-fold cross-fitting: each fold is predicted by a calibrator fitted on all the others, so that a small set is judged
 * whole without a row being judged by a fit that saw it.
 * @param ids one a row; the folds are a stable hash of them
 * @throws RangeError for lists of different length, fewer than two ids, or a row or weight that is not what the method needs,
 *   or a fold beside which no row weighs more than 0
 */
export function crossFit<Rows, Predictions>(
  method: CalibratorMethod<Rows, Predictions>,
  rows: Rows,
  outcomes: ArrayLike<number>,
  ids: ArrayLike<string>,
  { folds: k = 5, groups, weights, ...options }: CrossFitOptions = {}
): CrossFit<Rows, Predictions> {
  const n = method.rows.count(rows);
  requireSameLength({ length: n }, outcomes);
  requireSameLength({ length: n }, ids);
  if (weights !== undefined) requireWeights({ length: n }, weights);
  const folds = foldsByHash(ids, k, groups);
  const members: number[][] = [];
  folds.forEach((fold, row) => (members[fold] ??= []).push(row));
  const all = Array.from(folds.keys());
  const calibrators = members.map((_, fold) => {
    const seen = all.filter((row) => folds[row] !== fold);
    return method.fit(
      method.rows.take(rows, seen),
      Float64Array.from(seen, (row) => outcomes[row]),
      { ...options, ...(weights && { weights: seen.map((row) => weights[row]) }) }
    );
  });
  const parts = members.map((held, fold) => ({
    rows: held,
    predictions: calibrators[fold].apply(method.rows.take(rows, held))
  }));
  return { predictions: method.join(n, parts), folds, calibrators };
}
