import { driftOfRows, type Drift } from '../../src/lib/decisions/drift';
import type { CalibratorName } from '../../src/lib/calibration/calibrators/calibrator';
import { recalibrate, type NoRecalibration, type Recalibration } from '../../src/lib/decisions/recalibration';
import { UsageError } from '../usage-error';
import { counterpart } from './counterpart';
import type { OpenedRows } from './open-rows';

/** What changed from a row to that of another file; or why that can't be said. */
export interface ToldDrift {
  /** The other file. */
  there: string;
  drift: Drift | null;
  /** What the row's calibrator does there. */
  recalibration: Recalibration | NoRecalibration | null;
  reason: string | null;
}

/** What rows are held against. */
interface DriftChoices {
  /** The other file. */
  there: string;
  /** The calibrator that is carried over; `null` for each row's usual one. */
  fit: CalibratorName | null;
}

function driftTo(own: OpenedRows, others: readonly OpenedRows[], { there, fit }: DriftChoices): ToldDrift {
  const none = (reason: string) => ({ there, drift: null, recalibration: null, reason });
  const other = counterpart('drift', own, others);
  if (!other) return none(`${there} has no row ${own.key}.`);
  const score = [own, other].find(({ rows }) => rows.kind === 'rank-score');
  return score
    ? none(`“${score.rows.title}” is a score, not a chance of being right: it has no ECE that could change.`)
    : {
        there,
        drift: driftOfRows(own.rows, other.rows),
        recalibration: recalibrate(own.rows, other.rows, fit),
        reason: null
      };
}

/**
 * What changed from each decided row to the same row of another file.
 * @throws UsageError where there is nothing to say of any of them, or a row's other is not plain
 */
export function driftsTo(
  choices: DriftChoices,
  decided: readonly OpenedRows[],
  others: readonly OpenedRows[]
): Map<OpenedRows, ToldDrift> {
  const drifts = new Map(decided.map((own) => [own, driftTo(own, others, choices)]));
  const reasons = [...drifts.values()].map(({ reason }) => reason);
  if (reasons.length > 0 && reasons.every((reason) => reason !== null)) {
    throw new UsageError(`--drift: ${[...new Set(reasons)].join(' ')}`);
  }
  return drifts;
}
