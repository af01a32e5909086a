import type { MethodId, Reading, ReadingId } from '../methods/trace';

/** One question as the comparison sees it: how sure, and whether right. */
export interface Outcome {
  questionId: string;
  /** The trace's reading it comes from. */
  reading: Reading;
  /** Confidence in [0, 1] before any calibration, or `null` where none could be read. */
  confidence: number | null;
  /** Confidence at the temperature looked at. */
  adjusted: number | null;
  /** 1 right, 0 wrong, `null` not attempted or unparsed (kept out of the figures, counted beside them). */
  correct: 0 | 1 | null;
  /** Which part of the split the question fell in. */
  half: 'fit' | 'judge';
}

/** A dot of a reliability diagram. */
export interface ReliabilityDot {
  /** Bin edges; right-closed (lo, hi], the first also holds its left edge. */
  lo: number;
  hi: number;
  count: number;
  meanConfidence: number;
  accuracy: number;
  /** Wilson 95 % interval of the accuracy. */
  accuracyInterval: [number, number];
  questionIds: string[];
}

/** One row of the comparison: a method under one reading. */
export interface ComparisonRow {
  method: MethodId;
  readingId: ReadingId;
  /** Names for people, e.g. `Direct answer` and `token entropy · length-normalised probability`. */
  title: string;
  subtitle: string;
  outcomes: Outcome[];
  /** Questions answered so far, with a grade and a confidence; those without are counted apart. */
  n: number;
  notAttempted: number;
  unparsed: number;
  parseRate: number | null;
  accuracy: number;
  meanConfidence: number;
  dots: ReliabilityDot[];
  /** Grey ribbon: where a perfectly calibrated model would fall, by confidence. */
  ribbon: { confidence: number; lo: number; hi: number }[];
  histogram: { lo: number; hi: number; count: number }[];
  ece: number;
  eceInterval: [number, number] | null;
  /** Null floor of the ECE: mean and 95 % quantile for a perfectly calibrated model. */
  eceFloor: { mean: number; upper: number } | null;
  mce: number;
  brier: number;
  brierConstant: number;
  nll: number;
  auroc: number;
  /** The calibrator fitted on one half and judged on the other. */
  fit: CalibratorFit | null;
  cost: { promptTokens: number; outputTokens: number; seconds: number };
  verdict: {
    kind: 'overconfident' | 'underconfident' | 'fine' | 'no-information' | 'too-few';
    sentence: string;
  };
}

/** A temperature fitted on the fit half, with the judged half's figures before and after. */
export interface CalibratorFit {
  temperature: number;
  atBound: boolean;
  interval: [number, number] | null;
  nFit: number;
  nJudge: number;
  nllBefore: number;
  nllAfter: number;
  eceBefore: number;
  eceAfter: number;
  /** Held-in NLL over log temperature, for the curve behind the slider. */
  curve: { temperature: number; nll: number }[];
}

/** The whole comparison screen as numbers. */
export interface Comparison {
  rows: ComparisonRow[];
  /** Temperature looked at, or `null` for the answers as they are. */
  temperature: number | null;
}
