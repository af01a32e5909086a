import { LEAST_FIT_ROWS } from '../../calibration/fits/enough-rows';
import { foldsByHash } from '../../calibration/splitting/split';
import type { DecisionRows } from '../decision-rows';
import type { EnsembleMember, JointQuestion } from './members';
import type { EnsembleRule } from './rules';
import { fitMembers, jointAnswers, memberConfidences } from './variants';

/** What members say together, as rows to decide on: `fit` rows choose a threshold and `judge` rows show it; no member was calibrated on either. */
export type JointRows = Pick<DecisionRows, 'ids' | 'values' | 'correct' | 'parts'>;

/** Joint answers of calibrated members, with three parts of the questions that each step uses but one of. */
export interface JointParts {
  /** Questions that each member is calibrated on, in the members' order. */
  calibratedOn: readonly number[];
  nChosen: number;
  n: number;
  rows: Readonly<Record<EnsembleRule, JointRows>>;
}

/** The half of the shared questions to choose on that is kept from the members' calibrators, by a stable hash of their ids. */
function keptAside(questions: readonly JointQuestion[]): Set<string> {
  const ids = questions.filter(({ part }) => part === 'fit').map(({ id }) => id);
  if (ids.length < 2) return new Set();
  const folds = foldsByHash(ids, 2);
  return new Set(ids.filter((_, i) => folds[i] === 1));
}

/**
 * Calibrates the members on one half of the questions to choose on and joins their answers on the other half, and on the
 * questions to show on. A promise needs confidences that know nothing of the questions it is learned on: members that
 * were calibrated on these would be surest where they are known to be right.
 * @returns the reason in words where a part has too few questions
 */
export function jointParts(
  questions: readonly JointQuestion[],
  members: readonly EnsembleMember[]
): JointParts | { reason: string } {
  const aside = keptAside(questions);
  const kept = questions.filter(({ id, part }) => part === 'judge' || aside.has(id));
  const calibratedOn = members.map(
    ({ rows }) => rows.ids.filter((id, row) => rows.parts[row] === 'fit' && !aside.has(id)).length
  );
  const [nChosen, n] = [aside.size, kept.length - aside.size];
  const fewest = Math.min(...calibratedOn);
  if (Math.min(fewest, nChosen, n) < LEAST_FIT_ROWS) {
    return {
      reason: `No threshold for the members together: it takes ${LEAST_FIT_ROWS} questions to calibrate them on, as many others to choose it on, and as many that neither used to show it on. There are ${fewest}, ${nChosen} and ${n}.`
    };
  }
  const confidences = memberConfidences(members, fitMembers(members, aside));
  if ('reason' in confidences) return { reason: confidences.reason };
  const [ids, parts] = [kept.map(({ id }) => id), kept.map(({ part }) => part)];
  const under = (rule: EnsembleRule): JointRows => {
    const joint = jointAnswers(kept, members, confidences, rule);
    return {
      ids,
      values: Float64Array.from(joint, ({ confidence }) => confidence),
      correct: Uint8Array.from(joint, ({ correct }) => correct),
      parts
    };
  };
  return {
    calibratedOn,
    nChosen,
    n,
    rows: { majority: under('majority'), mean: under('mean'), weighted: under('weighted') }
  };
}
