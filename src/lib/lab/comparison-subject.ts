import type { CalibratorName } from '../calibration/calibrators/calibrator';
import type { SlowParts } from '../comparison/shown-row';
import type { Splitting } from '../comparison/splitting';
import type { Run, StoredAnswers } from '../runs/run';

/** What slow parts were computed for; they hold while it is the same. */
export interface Subject {
  run: Run['id'];
  answers: readonly StoredAnswers[];
  overrules: Run['overrules'];
  bins: number;
  splitting: Splitting;
}

/** Whether slow parts computed for one hold for the other. */
export const same = (a: Subject | null, b: Subject | null) =>
  a !== null &&
  b !== null &&
  a.run === b.run &&
  a.answers === b.answers &&
  a.overrules === b.overrules &&
  a.bins === b.bins &&
  a.splitting === b.splitting;

/** Slow parts of a row, with the temperature its intervals are for. */
export interface Kept extends SlowParts {
  subject: Subject;
  temperature: number | null;
  calibrator: CalibratorName | null;
}
