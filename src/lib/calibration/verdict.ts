import type { Interval } from './intervals/bootstrap-interval';
import { hanleyMcNeilError } from './metrics/auroc';

/** Figures a verdict is made of. */
export interface VerdictFigures {
  n: number;
  accuracy: number;
  meanConfidence: number;
  /** 95 % interval of mean confidence − accuracy. */
  gapInterval: Interval | null;
  auroc: number;
  /** 95 % interval of the AUROC; by Hanley & McNeil's error where none is given. */
  aurocInterval?: Interval | null;
  brier: number;
  brierConstant: number;
  /** Equal-width ECE, and the 95 % quantile of a perfectly calibrated model's: both or neither. */
  ece?: number;
  eceFloorUpper?: number;
}

/**
 * What the figures say. `uneven`: right on average, yet the bins are off by more than chance, over- in some and
 * underconfident in others.
 */
export type VerdictKind =
  'overconfident' | 'underconfident' | 'uneven' | 'fine' | 'no-information' | 'too-few';

/** A verdict in one word and in a sentence. */
export interface CalibrationVerdict {
  kind: VerdictKind;
  sentence: string;
}

/** Fewer answers than this are not judged. */
const TOO_FEW = 20;
/** A gap known no better than ± this is not called fine. */
const WIDE_GAP = 0.1;
/** An AUROC from 0.7 up is "acceptable discrimination" (Hosmer, Lemeshow & Sturdivant 2013, sect. 5.2.4). */
const ACCEPTABLE = 0.7;
/** An AUROC surely below this is next to chance even where many answers tell it from 0.5. */
const NEXT_TO_CHANCE = 0.6;
/** Skill too small to count: the base rate is known from the same answers, so it flatters itself a little. */
const NO_SKILL = 0.02;

const percent = (share: number) => `${Math.round(100 * share)} %`;
const points = (value: number) => Math.round(100 * Math.abs(value));

/** 95 % interval of the AUROC from its value and the class counts; `null` where a class is missing. */
function aurocIntervalOf({ n, accuracy, auroc, aurocInterval }: VerdictFigures): Interval | null {
  if (aurocInterval) return aurocInterval;
  const right = Math.round(n * accuracy);
  const half = 1.96 * hanleyMcNeilError(auroc, right, n - right);
  return Number.isFinite(half) ? [auroc - half, auroc + half] : null;
}

/**
 * Whether a confidence tells nothing: its AUROC is 0.5 for all one can tell and surely below what counts as acceptable
 * (or surely next to chance), and its Brier score is no better than that of always saying the base rate. An AUROC that
 * may be 0.5 merely because there are few answers is not enough.
 */
function tellsNothing(figures: VerdictFigures): boolean {
  const interval = aurocIntervalOf(figures);
  if (!interval) return false;
  const [lo, hi] = interval;
  const chance = (lo <= 0.5 && hi < ACCEPTABLE) || hi < NEXT_TO_CHANCE;
  return chance && figures.brier >= figures.brierConstant * (1 - NO_SKILL);
}

/** Puts the figures of one method into words; pure. */
export function calibrationVerdict(figures: VerdictFigures): CalibrationVerdict {
  const { n, accuracy, meanConfidence, gapInterval, auroc, ece, eceFloorUpper } = figures;
  if (n === 0) return { kind: 'too-few', sentence: 'No answers yet.' };
  const says = `Says ${percent(meanConfidence)}, right ${percent(accuracy)}`;
  if (n < TOO_FEW || !gapInterval) {
    return { kind: 'too-few', sentence: `${says}: too few answers to tell (${n}).` };
  }
  if (tellsNothing(figures)) {
    const backwards = (aurocIntervalOf(figures)?.[1] ?? 1) < 0.5;
    return {
      kind: 'no-information',
      sentence: backwards
        ? `${says}, but the surer it is the more often it is wrong (AUROC ${auroc.toFixed(2)}).`
        : `${says}, but its number hardly tells right from wrong (AUROC ${auroc.toFixed(2)}): next to no information.`
    };
  }
  const gap = meanConfidence - accuracy;
  const [lo, hi] = gapInterval;
  if (lo > 0) {
    return {
      kind: 'overconfident',
      sentence: `${says}: overconfident by ${points(gap)} points (${points(lo)} to ${points(hi)}).`
    };
  }
  if (hi < 0) {
    return {
      kind: 'underconfident',
      sentence: `${says}: underconfident by ${points(gap)} points (${points(hi)} to ${points(lo)}).`
    };
  }
  if ((hi - lo) / 2 > WIDE_GAP) {
    return {
      kind: 'too-few',
      sentence: `${says}: anything from ${points(lo)} points underconfident to ${points(hi)} overconfident, too few answers to tell (${n}).`
    };
  }
  if (ece !== undefined && eceFloorUpper !== undefined && ece > eceFloorUpper) {
    return {
      kind: 'uneven',
      sentence: `${says}: right on average, but over- in some places and underconfident in others (ECE ${ece.toFixed(2)}, by chance up to ${eceFloorUpper.toFixed(2)}).`
    };
  }
  return {
    kind: 'fine',
    sentence: `${says}: on average it cannot be told from calibrated with these ${n} answers.`
  };
}
