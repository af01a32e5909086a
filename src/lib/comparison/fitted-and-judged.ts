import { foldsByHash, halfOf } from '../calibration/splitting/split';
import { FOLDS, type Splitting } from './splitting';

const FITTED = 0;
const JUDGED = 1;

/** The part each question falls in, by a stable hash of its id: of two halves (0 is fitted on), or of the folds. */
export function partsOf(questionIds: readonly string[], splitting: Splitting): Uint8Array {
  if (splitting === 'halves') {
    return Uint8Array.from(questionIds, (id) => (halfOf(id) === 'fit' ? FITTED : JUDGED));
  }
  const enough = new Set(questionIds).size >= 2;
  return enough ? Uint8Array.from(foldsByHash(questionIds, FOLDS)) : new Uint8Array(questionIds.length);
}

/** Rows a calibrator is fitted on, and those it is then judged on. */
export interface FitAndJudge<Row> {
  fitted: Row[];
  judged: Row[];
}

/** What is fitted and judged of some rows; empty when one side would have no row. */
export function fitsAndJudges<Row extends { part: number }>(
  rows: readonly Row[],
  splitting: Splitting
): FitAndJudge<Row>[] {
  const judgedParts =
    splitting === 'halves' ? [JUDGED] : [...new Set(rows.map(({ part }) => part))].sort((a, b) => a - b);
  return judgedParts
    .map((part) => ({
      fitted: rows.filter((row) => row.part !== part),
      judged: rows.filter((row) => row.part === part)
    }))
    .filter(({ fitted, judged }) => fitted.length > 0 && judged.length > 0);
}
