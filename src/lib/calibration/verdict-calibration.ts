import { aboveFloor } from './intervals/null-floor';
import { digitsFor, LEAST_JUDGED, percent, points, pointsWords } from './verdict-numbers';
import type { VerdictFigures } from './verdict-figures';

/**
 * Whether the number is as high as it should be. `uneven`: right on average, yet the bins are off by more than chance and by
 * enough to matter, over- in some and underconfident in others. `fine`: nothing found, or too little to matter. `no-interval`:
 * enough answers, but nothing to judge them by, since no interval was asked for.
 */
export interface CalibrationFinding {
  kind: 'overconfident' | 'underconfident' | 'uneven' | 'fine' | 'no-interval' | 'too-few';
  /** One sentence. */
  sentence: string;
}

/** A gap known no better than ± this is not called fine. */
const WIDE_GAP = 0.1;
/** A gap of less than a point changes no decision, however surely it is there. */
const NEGLIGIBLE_GAP = 0.01;
/** Bins off by less than this on average, beyond chance, are not worth a word. */
const NEGLIGIBLE_ECE = 0.02;

/** Over- or underconfident, or too little of it to matter. */
function gapFinding(
  says: string,
  gap: number,
  interval: [number, number],
  digits: number
): CalibrationFinding {
  const kind = gap > 0 ? 'overconfident' : 'underconfident';
  const [least, most] = interval.map(Math.abs).sort((a, b) => a - b);
  const by = `${kind} by ${pointsWords(gap, digits)} (${points(least, digits)} to ${points(most, digits)})`;
  return Math.abs(gap) < NEGLIGIBLE_GAP
    ? { kind: 'fine', sentence: `${says}: ${by}, too little to matter.` }
    : { kind, sentence: `${says}: ${by}.` };
}

/** The ECE's part of the finding; `null` where it is what chance alone would make it. */
function binsFinding(says: string, { ece, eceFloor, n }: VerdictFigures): CalibrationFinding | null {
  if (ece === undefined || !eceFloor || !aboveFloor(ece, eceFloor.sure)) return null;
  const chance = `ECE ${ece.toFixed(3)}, by chance up to ${eceFloor.upper.toFixed(3)}`;
  return ece - eceFloor.mean < NEGLIGIBLE_ECE
    ? {
        kind: 'fine',
        sentence: `${says}: on average as sure as it is right; its bins are off by more than chance, but too little to matter (${chance}, ${n} answers).`
      }
    : {
        kind: 'uneven',
        sentence: `${says}: right on average, but over- in some places and underconfident in others (${chance}).`
      };
}

/**
 * The finding on calibration: by the interval of mean confidence − accuracy, and where that holds 0, by whether the ECE lies
 * above the 99 % quantile of a perfectly calibrated model's.
 */
export function calibrationFinding(figures: VerdictFigures): CalibrationFinding {
  const { n, units = n, none = 'No answers yet.', read, accuracy, meanConfidence, gapInterval } = figures;
  if (n === 0) return { kind: 'too-few', sentence: none };
  const gap = meanConfidence - accuracy;
  const half = gapInterval ? (gapInterval[1] - gapInterval[0]) / 2 : Infinity;
  const digits = Math.max(digitsFor(half), Math.abs(gap) < 0.02 ? digitsFor(Math.max(half, 0.002)) : 0);
  const says = `Says ${percent(meanConfidence, digits)}, right ${percent(accuracy, digits)}`;
  const count = units < n ? `${n} answers to ${units} questions` : `${n}`;
  const few = read ? `${count}; read from ${read.read} of ${read.all}` : count;
  if (units < LEAST_JUDGED) {
    return { kind: 'too-few', sentence: `${says}: too few answers to tell (${few}).` };
  }
  if (!gapInterval) {
    return {
      kind: 'no-interval',
      sentence: `${says} (${units < n ? count : `${n} answers`}): without an interval it is not said whether that is chance.`
    };
  }
  const [lo, hi] = gapInterval;
  if (lo > 0 || hi < 0) return gapFinding(says, gap, [lo, hi], digits);
  if (half > WIDE_GAP) {
    return {
      kind: 'too-few',
      sentence: `${says}: anything from ${pointsWords(lo, 0)} underconfident to ${points(hi, 0)} overconfident, too few answers to tell (${few}).`
    };
  }
  return (
    binsFinding(says, figures) ?? {
      kind: 'fine',
      sentence: `${says}: on average it cannot be told from calibrated with these ${units < n ? count : `${n} answers`}.`
    }
  );
}
