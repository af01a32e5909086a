import { bandSentence, bandTable, type BandTable } from '../../src/lib/decisions/bands';
import { calibratedRows, isCalibrated } from '../../src/lib/decisions/calibrated';
import { placesOf } from '../../src/lib/decisions/decision-rows';
import { decideGroups, groupSentence, type GroupDecision } from '../../src/lib/decisions/groups';
import { decideSets, type SetDecision } from '../../src/lib/decisions/prediction-sets';
import { decideThreshold } from '../../src/lib/decisions/threshold';
import type { ThresholdDecision } from '../../src/lib/decisions/threshold-decision';
import type { DecideArguments } from './arguments';
import type { OpenedRows } from './open-rows';

/** All that is decided on one row. */
export interface RowDecision extends OpenedRows {
  threshold: ThresholdDecision;
  /** `null` for a score without a fit. */
  bands: { table: BandTable; of: string; sentence: string } | null;
  groups: GroupDecision[];
  groupSentence: string | null;
  sets: SetDecision[];
}

type Wanted = Pick<DecideArguments, 'target' | 'edges' | 'fit' | 'conformal' | 'alpha' | 'seed'>;

function bandsOf({ rows }: OpenedRows, { fit, edges }: Wanted): RowDecision['bands'] {
  const judge = placesOf(rows, 'judge');
  const made = (confidences: ArrayLike<number>, of: string) => {
    const table = bandTable(
      judge.map((row) => confidences[row]),
      judge.map((row) => rows.correct[row]),
      edges
    );
    return { table, of, sentence: bandSentence(table) };
  };
  const name = fit ?? (rows.kind === 'rank-score' ? rows.calibrators[0] : null);
  if (name === null) return made(rows.values, 'confidences as they are');
  if (!rows.calibrators.includes(name)) return null;
  const calibrated = calibratedRows(rows, name);
  return isCalibrated(calibrated)
    ? made(calibrated.confidences, `confidences after ${calibrated.title}, fitted on ${calibrated.n}`)
    : null;
}

/** Decides on one row all that was asked for. */
export function decideRow(opened: OpenedRows, wanted: Wanted): RowDecision {
  const { rows } = opened;
  const { target, conformal, alpha, seed } = wanted;
  const threshold = decideThreshold(rows, target, seed);
  const groups = decideGroups(rows, target, threshold.threshold);
  return {
    ...opened,
    threshold,
    bands: bandsOf(opened, wanted),
    groups,
    groupSentence: groupSentence(groups),
    sets: conformal.flatMap((score) => decideSets(rows, { score, alpha, seed }) ?? [])
  };
}
