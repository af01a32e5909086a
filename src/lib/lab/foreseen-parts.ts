import type { FirstSight } from '../comparison/first-sight';
import { isFit } from '../comparison/is-fit';
import type { Kept, Subject } from './comparison-subject';
import { mapOf } from './replaced-map';

/**
 * The intervals and fits that came with the page of the recorded run, by row: none where something was chosen, graded or grouped since.
 * @param subject what is looked at; it must be that run
 */
export function foreseenParts(sight: FirstSight | null, subject: Subject | null): ReadonlyMap<string, Kept> {
  if (!sight || !subject) return mapOf();
  const asMade =
    subject.run === sight.run.id &&
    subject.answers.length === sight.answers &&
    Object.keys(subject.overrules).length === 0 &&
    Object.keys(subject.regrouped ?? {}).length === 0 &&
    subject.bins === 0 &&
    subject.splitting === 'halves';
  if (!asMade) return mapOf();
  return mapOf(
    sight.shown.map(({ key, intervals, fit }) => {
      const calibrator = fit && isFit(fit) ? fit.calibrator : null;
      return [key, { subject, intervals, fit, temperature: null, calibrator }] as const;
    })
  );
}
