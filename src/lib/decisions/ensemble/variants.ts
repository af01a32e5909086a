import type { CalibratorInput, CalibratorName } from '../../calibration/calibrators/calibrator';
import { calibrators } from '../../calibration/calibrators/registry';
import { asProbabilities } from '../../calibration/confidence';
import { noFitReason, type NoFit } from '../../calibration/fits/enough-rows';
import type { Half } from '../../calibration/splitting/split';
import { calibratorOf } from '../../comparison/fit-inputs';
import { confidencesAfter } from '../../comparison/fits';
import { calibratedRows, isCalibrated, type CalibratedRows } from '../calibrated';
import type { JudgedLine } from './line-figures';
import type { EnsembleMember, JointQuestion } from './members';
import { joinVotes, type EnsembleRule, type Joint } from './rules';

/** What is calibrated: nothing, each member before they answer together, or what comes of it. */
export const ensembleVariants = ['as-is', 'members-fitted', 'ensemble-fitted'] as const;
export type EnsembleVariant = (typeof ensembleVariants)[number];

/** Variants for people. */
export const variantTitles: Record<EnsembleVariant, string> = {
  'as-is': 'as it is',
  'members-fitted': 'members calibrated first',
  'ensemble-fitted': 'calibrated afterwards'
};

/** Calibrators that can be fitted to what comes of an ensemble: those that read a bare confidence. */
export const afterwardsNames = (Object.keys(calibrators) as CalibratorName[]).filter((name) =>
  (calibrators[name].needs as readonly CalibratorInput[]).includes('probability')
);

/** The calibrator of what comes of an ensemble: the one that was chosen where it can be, else Platt scaling. */
export function afterwardsOf(chosen: CalibratorName | null): CalibratorName {
  return chosen && afterwardsNames.includes(chosen) ? chosen : 'platt-confidence';
}

/** Fits of the members, each on its own questions to choose on. */
export type MemberFits = readonly (CalibratedRows | NoFit)[];

/**
 * Fits each member with its usual calibrator.
 * @param aside ids of questions that no calibrator may see; none unless told
 */
export function fitMembers(
  members: readonly EnsembleMember[],
  aside: ReadonlySet<string> = new Set()
): MemberFits {
  return members.map(({ rows }) => {
    const parts = rows.parts.map((part, row) => (aside.has(rows.ids[row]!) ? 'judge' : part));
    return calibratedRows({ ...rows, parts }, rows.calibrators[0]!);
  });
}

/**
 * How sure each member is, row by row: as they are, or after their fits.
 * @returns why that is not to be had
 */
export function memberConfidences(
  members: readonly EnsembleMember[],
  fits: MemberFits | null
): ArrayLike<number>[] | { reason: string } {
  if (!fits) {
    const score = members.find(({ rows }) => rows.kind === 'rank-score');
    return score
      ? {
          reason: `“${score.title}” is a score, not a chance of being right: it can take part only once it is calibrated.`
        }
      : members.map(({ rows }) => rows.values);
  }
  const refused = fits.findIndex((fit) => !isCalibrated(fit));
  if (refused >= 0) {
    return { reason: `“${members[refused]!.title}”: ${(fits[refused] as NoFit).sentence}` };
  }
  return fits.map((fit) => (fit as CalibratedRows).confidences);
}

/** What the members say together of each question. */
export function jointAnswers(
  questions: readonly JointQuestion[],
  members: readonly EnsembleMember[],
  confidences: readonly ArrayLike<number>[],
  rule: EnsembleRule
): Joint[] {
  return questions.map(({ places, answers }) =>
    joinVotes(
      places.map((place, m) => ({
        answer: answers[m]!,
        confidence: confidences[m]![place]!,
        correct: members[m]!.rows.correct[place]!
      })),
      rule
    )
  );
}

/** Confidences and outcomes of one part of the questions. */
export function lineOf(questions: readonly JointQuestion[], joint: readonly Joint[], part: Half): JudgedLine {
  const own = joint.filter((_, i) => questions[i]!.part === part);
  return {
    confidences: Float64Array.from(own, ({ confidence }) => confidence),
    correct: Uint8Array.from(own, ({ correct }) => correct)
  };
}

/**
 * Fits a calibrator to the joint confidences of the questions to choose on, and applies it to the others'.
 * @returns why there is no fit where there are too few
 */
export function fittedAfterwards(
  fit: JudgedLine,
  judge: JudgedLine,
  name: CalibratorName
): JudgedLine | NoFit {
  const refused = noFitReason(fit.correct.length, Infinity);
  if (refused) return refused;
  const calibrator = calibratorOf(name).fit(asProbabilities(fit.confidences), fit.correct);
  return {
    confidences: confidencesAfter(calibrator.apply(asProbabilities(judge.confidences))),
    correct: judge.correct
  };
}
