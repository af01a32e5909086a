import { requireCount, requireWithin } from './outcomes';
import type { Interval } from './intervals/bootstrap-interval';
import type { NullFloor } from './intervals/null-floor';
import { refuseWeights, type NoWeights } from './weights';

/** Figures a verdict is made of. */
export interface VerdictFigures extends NoWeights {
  n: number;
  /** Units that the rows hang together in (different questions, where they repeat); n unless told. */
  units?: number;
  /** Why there is not one row, in a sentence. */
  none?: string;
  /** From how many answers of all asked the confidence could be read, where that is worth a word. */
  read?: { read: number; all: number } | null;
  accuracy: number;
  meanConfidence: number;
  /** 95 % interval of mean confidence − accuracy, from `gapInterval`; `null` where it was not asked for. */
  gapInterval: Interval | null;
  auroc: number;
  /** 95 % interval of the AUROC, from `aurocInterval`; by Hanley & McNeil's error where it is left out; `null` where it was not asked for. */
  aurocInterval?: Interval | null;
  /** Equal-width ECE, and what a perfectly calibrated model's would be: both or neither. */
  ece?: number;
  eceFloor?: NullFloor | null;
}

/**
 * Checks figures that a verdict is made of. Without rows nothing is asked of them; an AUROC may be NaN where all answers are
 * right, or all wrong.
 * @throws RangeError naming the figure that is missing, no number, or outside its range
 */
export function requireVerdictFigures(figures: VerdictFigures): void {
  refuseWeights(figures, 'calibrationVerdict', 'It rests on intervals, which count rows.');
  const {
    n,
    units = n,
    accuracy,
    meanConfidence,
    gapInterval,
    auroc,
    aurocInterval,
    ece,
    eceFloor
  } = figures;
  requireCount(n, 'rows');
  requireCount(units, 'units');
  if (n === 0) return;
  requireWithin(accuracy, 'an accuracy', 0, 1);
  requireWithin(meanConfidence, 'a mean confidence', 0, 1);
  for (const end of gapInterval ?? [])
    requireWithin(end, 'an end of the gap’s interval', -Infinity, Infinity);
  if (accuracy > 0 && accuracy < 1) requireWithin(auroc, 'an AUROC', 0, 1);
  for (const end of aurocInterval ?? []) requireWithin(end, 'an end of the AUROC’s interval', 0, 1);
  if (ece !== undefined) requireWithin(ece, 'an ECE', 0, 1);
  for (const quantile of eceFloor ? [eceFloor.upper, eceFloor.sure] : []) {
    requireWithin(quantile, 'a quantile of the ECE’s floor', 0, 1);
  }
}
