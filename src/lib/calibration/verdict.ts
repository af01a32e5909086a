import type { Interval } from './intervals/bootstrap-interval';
import { hanleyMcNeilError } from './metrics/auroc';
import { calibrationFinding, type CalibrationFinding } from './verdict-calibration';
import { discriminationFinding, type DiscriminationFinding } from './verdict-discrimination';
import { requireVerdictFigures, type VerdictFigures } from './verdict-figures';

export type { VerdictFigures } from './verdict-figures';

/** Either finding's kind, the one that a verdict is named by. */
export type VerdictKind =
  'overconfident' | 'underconfident' | 'uneven' | 'fine' | 'no-information' | 'no-interval' | 'too-few';

/**
 * What the figures say: two findings, each with its own test, and both in one sentence. Calibration is whether the number
 * is as high as it should be; discrimination whether it is higher for right answers than for wrong ones.
 */
export interface CalibrationVerdict {
  /**
   * The finding on calibration; where that finds nothing amiss, `no-information` if the number does not tell right from
   * wrong.
   */
  kind: VerdictKind;
  /** Both findings in words. */
  sentence: string;
  calibration: CalibrationFinding;
  discrimination: DiscriminationFinding;
}

/** 95 % interval of the AUROC: as given, else from its value and the class counts; `null` where a class is missing. */
function aurocIntervalOf({ n, accuracy, auroc, aurocInterval }: VerdictFigures): Interval | null {
  if (aurocInterval !== undefined) return aurocInterval;
  if (n === 0) return null;
  const right = Math.round(n * accuracy);
  const half = 1.96 * hanleyMcNeilError(auroc, right, n - right);
  return Number.isFinite(half) ? [Math.max(0, auroc - half), Math.min(1, auroc + half)] : null;
}

/**
 * Puts the figures of one method into words; pure.
 * @throws RangeError naming the figure that is missing, no number, or outside its range
 */
export function calibrationVerdict(figures: VerdictFigures): CalibrationVerdict {
  requireVerdictFigures(figures);
  const calibration = calibrationFinding(figures);
  const discrimination = discriminationFinding({
    ...figures,
    interval: aurocIntervalOf(figures)
  });
  const silent = ['none', 'next-to-none', 'backwards'].includes(discrimination.kind);
  return {
    kind: silent && calibration.kind === 'fine' ? 'no-information' : calibration.kind,
    sentence: [calibration.sentence, discrimination.sentence].filter((words) => words !== '').join(' '),
    calibration,
    discrimination
  };
}
