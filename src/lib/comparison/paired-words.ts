import { pairedClaim } from '../calibration/intervals/paired-accuracy';
import type { PairedFigure, PairedFigureName, PairedRow } from './paired-runs';

/** Figures as they are called beside each other. */
export const pairedFigureTitles: Record<PairedFigureName, string> = {
  accuracy: 'right',
  meanConfidence: 'mean confidence',
  calibration: 'mean squared gap',
  ece: 'ECE',
  brier: 'Brier',
  auroc: 'AUROC'
};

/** Whether more of a figure is better; mean confidence is neither. */
const moreIsBetter: Record<PairedFigureName, boolean | null> = {
  accuracy: true,
  meanConfidence: null,
  calibration: false,
  ece: false,
  brier: false,
  auroc: true
};

/** A difference with its sign; 0 has none. */
export function signed(value: number): string {
  if (!Number.isFinite(value)) return '–';
  const size = Math.abs(value).toFixed(3);
  return Number(size) === 0 ? size : `${value > 0 ? '+' : '−'}${size}`;
}

/**
 * What a difference says: the interval leaves out 0, on one side or the other, and of the accuracy the sign test agrees
 * (`pairedClaim`); or it is open which run is better.
 */
export type PairedVerdict = 'better' | 'worse' | 'other' | 'open';

/** What the difference of a figure, second less first, says of the second run. */
export function pairedVerdict({ name, interval, p }: PairedFigure): PairedVerdict {
  if (p !== null && pairedClaim(interval, p) === 'open') return 'open';
  if (!interval || (interval[0] <= 0 && interval[1] >= 0)) return 'open';
  const better = moreIsBetter[name];
  if (better === null) return 'other';
  return interval[0] > 0 === better ? 'better' : 'worse';
}

function points([lo, hi]: [number, number]): string {
  const ends = [Math.abs(lo), Math.abs(hi)].sort((a, b) => a - b).map((end) => Math.round(100 * end));
  return `${ends[0]} to ${ends[1]}`;
}

function said(figure: PairedFigure, more: string, less: string): string | null {
  if (pairedVerdict(figure) === 'open') return null;
  const by = Math.round(100 * Math.abs(figure.difference));
  return `${figure.difference > 0 ? more : less} by ${by} points (${points(figure.interval!)})`;
}

/** Typical gap of the bins in points: the root of their mean squared gap, 0 where that is what chance makes it. */
const typicalGap = (squared: number) => Math.round(100 * Math.sqrt(Math.max(0, squared)));

function calibrationSaid(figure: PairedFigure): string | null {
  const verdict = pairedVerdict(figure);
  if (verdict === 'open') return null;
  const [before, after] = [figure.first, figure.second].map(typicalGap);
  return `${verdict} calibrated (confidence and share right typically ${before} points apart in the first, ${after} in the second)`;
}

/** What two runs differ in, in a sentence. */
export function pairedSentence({ n, figures }: Pick<PairedRow, 'n' | 'figures'>): string {
  if (n === 0) return 'No question was answered in both runs.';
  const of = (name: PairedFigureName) => figures.find((figure) => figure.name === name)!;
  const differences = [
    said(of('accuracy'), 'right more often', 'right less often'),
    calibrationSaid(of('calibration'))
  ].filter((words) => words !== null);
  return differences.length > 0
    ? `The second is ${differences.join(', and ')}.`
    : `From ${n} question${n === 1 ? '' : 's'}, no difference in accuracy or calibration can be told.`;
}
