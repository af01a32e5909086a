import type { CalibratorName } from '../calibration/calibrators/calibrator';
import type { SlowParts } from '../comparison/shown-row';
import type { Splitting } from '../comparison/splitting';
import type { Run, StoredAnswers } from '../runs/run';

/** What a comparison looks at, as it is now. */
export interface Looked {
  run(): Run | null;
  answers(): StoredAnswers[];
  /** Whether answers come in. */
  busy(): boolean;
  /** Whether it is the run that came with the lab. */
  recorded(): boolean;
}

/** What slow parts were computed for; they hold while it is the same. */
export interface Subject {
  run: Run['id'];
  answers: readonly StoredAnswers[];
  overrules: Run['overrules'];
  regrouped: Run['regrouped'];
  bins: number;
  splitting: Splitting;
}

/** What is looked at; `null` without a run. */
export function subjectOf(
  run: Run | null,
  answers: readonly StoredAnswers[],
  { bins, splitting }: { bins: number | null; splitting: Splitting }
): Subject | null {
  if (!run) return null;
  const { id, overrules, regrouped } = run;
  return { run: id, answers, overrules, regrouped, bins: bins ?? 0, splitting };
}

/** Whether slow parts computed for one hold for the other. */
export const same = (a: Subject | null, b: Subject | null) =>
  a !== null &&
  b !== null &&
  a.run === b.run &&
  a.answers === b.answers &&
  a.overrules === b.overrules &&
  a.regrouped === b.regrouped &&
  a.bins === b.bins &&
  a.splitting === b.splitting;

/** Slow parts of a row, with the temperature its intervals are for. */
export interface Kept extends SlowParts {
  subject: Subject;
  temperature: number | null;
  calibrator: CalibratorName | null;
}

/** What of a row is looked at. */
export type Wanted = Pick<Kept, 'temperature' | 'calibrator'>;

/** The same text for the same wishes. */
export function nameOf(
  wanted: readonly (Wanted & { row: { key: string }; slides: boolean })[],
  resamples: number
): string {
  return JSON.stringify([
    resamples,
    wanted.map(({ row, temperature, calibrator, slides }) => [row.key, temperature, calibrator, slides])
  ]);
}

/** What was computed of a row as far as it holds for what is looked at now. @param busy whether answers come in */
export function partsThatHold(
  kept: Kept | undefined,
  subject: Subject | null,
  { temperature, calibrator }: Wanted,
  busy: boolean
): SlowParts {
  if (!kept || !same(kept.subject, subject)) {
    // While answers come in, fits may be some answers old; a figure's interval may not.
    const older = kept && kept.subject.run === subject?.run && kept.subject.splitting === subject.splitting;
    return older && busy ? { fit: kept.fit, curve: kept.curve } : {};
  }
  return {
    intervals: kept.temperature === temperature ? kept.intervals : null,
    fit: kept.calibrator === calibrator ? kept.fit : null,
    curve: kept.curve
  };
}

/** What is kept of a row with a part more; what was computed for another subject is let go. */
export function withPart(
  before: Kept | undefined,
  part: SlowParts,
  subject: Subject,
  { temperature, calibrator }: Wanted
): Kept {
  const still = before && same(before.subject, subject) ? before : {};
  return { ...still, ...part, subject, temperature, calibrator };
}

/** Whether something of a row is still to be computed. @param intervals whether they are wanted */
export function lacks(
  kept: Kept | undefined,
  subject: Subject,
  { temperature, calibrator, slides }: Wanted & { slides: boolean },
  intervals: boolean
): boolean {
  return !(
    kept &&
    same(kept.subject, subject) &&
    kept.temperature === temperature &&
    kept.calibrator === calibrator &&
    (kept.intervals || !intervals) &&
    kept.fit &&
    (kept.curve || !slides)
  );
}
