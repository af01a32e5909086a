import { asProbabilities, type Probability } from '../confidence';
import type { FitWarning } from './calibrator';
import type { RowAccess } from './row-access';

/** Rows that are one number each. */
export function numberRows<T extends number>(): RowAccess<ArrayLike<T>> {
  return {
    count: (rows) => rows.length,
    take(rows, picked) {
      const taken = new Float64Array(picked.length);
      for (let i = 0; i < taken.length; i++) taken[i] = rows[picked[i]];
      return taken as ArrayLike<number> as ArrayLike<T>;
    }
  };
}

/** Rows that are things of any kind. */
export function itemRows<T>(): RowAccess<ArrayLike<T>> {
  return {
    count: (rows) => rows.length,
    take: (rows, picked) => Array.from(picked, (row) => rows[row])
  };
}

/** Puts one probability a row back in its place. NaN is left where no part has the row. */
export function joinProbabilities(
  n: number,
  parts: readonly { rows: ArrayLike<number>; predictions: ArrayLike<Probability> }[]
): ArrayLike<Probability> {
  const joined = new Float64Array(n).fill(NaN);
  for (const { rows, predictions } of parts) {
    for (let i = 0; i < rows.length; i++) joined[rows[i]] = predictions[i];
  }
  return asProbabilities(joined);
}

/** Rows that were right. */
export function countRight(outcomes: ArrayLike<number>): number {
  let right = 0;
  for (let row = 0; row < outcomes.length; row++) right += outcomes[row];
  return right;
}

/** The warning that only one class is there, or nothing. */
export function oneClassWarning(right: number, n: number): FitWarning[] {
  if (n === 0 || (right > 0 && right < n)) return [];
  return [
    {
      code: 'one-class',
      message: `All ${n} rows are ${right === 0 ? 'wrong' : 'right'}: how sure to be cannot be learned from one class.`
    }
  ];
}
