import type { Interval } from './intervals/bootstrap-interval';
import type { NullFloor } from './intervals/null-floor';

/** Figures a verdict is made of. */
export interface VerdictFigures {
  n: number;
  /** Units that the rows hang together in (different questions, where they repeat); n unless told. */
  units?: number;
  accuracy: number;
  meanConfidence: number;
  /** 95 % interval of mean confidence − accuracy, from `gapInterval`. */
  gapInterval: Interval | null;
  auroc: number;
  /** 95 % interval of the AUROC, from `aurocInterval`; by Hanley & McNeil's error where none is given. */
  aurocInterval?: Interval | null;
  /** Equal-width ECE, and what a perfectly calibrated model's would be: both or neither. */
  ece?: number;
  eceFloor?: NullFloor | null;
}
