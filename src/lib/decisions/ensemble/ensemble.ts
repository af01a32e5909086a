import type { CalibratorName } from '../../calibration/calibrators/calibrator';
import { mean } from '../../calibration/metrics/accuracy';
import { brier } from '../../calibration/metrics/brier';
import { asProbabilities } from '../../calibration/confidence';
import { isCalibrated } from '../calibrated';
import {
  lineDifferences,
  lineFigures,
  type JudgedLine,
  type LineDifferences,
  type LineFigures,
  type LineSettings
} from './line-figures';
import { jointParts, type JointParts } from './joint-rows';
import { joinMembers, lackingSentence, type EnsembleMember, type JointQuestion } from './members';
import { pause } from './pause';
import { ensembleRules, type EnsembleRule, type Joint } from './rules';
import {
  ensembleVariants,
  fitMembers,
  fittedAfterwards,
  jointAnswers,
  lineOf,
  memberConfidences,
  type EnsembleVariant,
  type MemberFits
} from './variants';

/** One rule in one variant, on the questions that chose nothing; or why there is none. */
export interface EnsembleLine {
  rule: EnsembleRule;
  variant: EnsembleVariant;
  reason: string | null;
  figures: LineFigures | null;
  /** This less the best single member, calibrated where this is. */
  overSingle: LineDifferences | null;
  /** This less the same rule as it is: what calibration buys. `null` where this is as it is. */
  bought: LineDifferences | null;
}

/** The member that is most often right on the questions to choose on. */
export interface BestSingle {
  key: string;
  title: string;
  /** Share right where it was chosen: flatters. */
  chosenAt: number;
  /** On the other questions, as it is and calibrated; `null` for a score, or without a fit. */
  asIs: LineFigures | null;
  fitted: LineFigures | null;
}

/** Several members as one. */
export interface EnsembleDecision {
  members: {
    key: string;
    title: string;
    /** Its calibrator, for people; `null` where none was fitted. */
    fit: string | null;
    /** Whether it chose among options, the right one among them. */
    chose: boolean;
  }[];
  /** Questions that all have, and of them those to choose on and those that chose nothing. */
  shared: number;
  nChosen: number;
  n: number;
  /** Questions left out, in words; `null` without. */
  left: string | null;
  /** Of those that chose nothing: all members give one answer; members of one answer were graded differently. */
  unanimous: number;
  mixed: number;
  /** Of those that chose nothing: another answer had as much behind it, under each rule as it is. */
  tied: Record<EnsembleRule, number> | null;
  best: BestSingle;
  lines: EnsembleLine[];
  /** What a threshold on their joint confidence is chosen and shown on; or why there can be none. */
  joint: JointParts | { reason: string };
}

/** How an ensemble is decided. */
export interface EnsembleSettings extends Partial<LineSettings> {
  /** Calibrator of what comes of it; Platt scaling unless told. It must read a bare confidence. */
  afterwards?: CalibratorName;
  signal?: AbortSignal;
}

/** A member alone, on one part of the joint questions. */
function alone(
  questions: readonly JointQuestion[],
  { rows }: EnsembleMember,
  m: number,
  confidences: ArrayLike<number>,
  part: 'fit' | 'judge'
): JudgedLine {
  const places = questions.filter((question) => question.part === part).map(({ places }) => places[m]!);
  return {
    confidences: Float64Array.from(places, (place) => confidences[place]!),
    correct: Uint8Array.from(places, (place) => rows.correct[place]!)
  };
}

/** The place of the best member; of as many right the one of the lower Brier score, then by name. */
function bestOf(questions: readonly JointQuestion[], members: readonly EnsembleMember[]): number {
  const marks = members.map((member, m) => {
    const line = alone(questions, member, m, member.rows.values, 'fit');
    const loss =
      member.rows.kind === 'probability' ? brier(asProbabilities(line.confidences), line.correct) : Infinity;
    return { m, right: mean(line.correct), loss, key: member.key };
  });
  marks.sort((a, b) => b.right - a.right || a.loss - b.loss || (a.key < b.key ? -1 : 1));
  return marks[0]!.m;
}

/** What members say together of each question, as they are or each calibrated; or why they cannot. */
function saidTogether(
  questions: readonly JointQuestion[],
  members: readonly EnsembleMember[],
  fits: MemberFits | null,
  rule: EnsembleRule
): Joint[] | { reason: string } {
  const confidences = memberConfidences(members, fits);
  return 'reason' in confidences ? confidences : jointAnswers(questions, members, confidences, rule);
}

/** Line of a variant before figures. */
function madeLine(
  questions: readonly JointQuestion[],
  joint: Joint[] | { reason: string },
  variant: EnsembleVariant,
  afterwards: CalibratorName
): JudgedLine | { reason: string } {
  if ('reason' in joint) return joint;
  const judge = lineOf(questions, joint, 'judge');
  if (variant !== 'ensemble-fitted') return judge;
  const fitted = fittedAfterwards(lineOf(questions, joint, 'fit'), judge, afterwards);
  return 'sentence' in fitted ? { reason: fitted.sentence } : fitted;
}

/**
 * Lets several members answer together under each rule, as they are and calibrated, and holds them against the best single
 * member. Fits and the best member are chosen on one part of the questions; every figure is of the other. A question is of
 * the other part only where it is so for every member.
 * @returns a reason in words where they cannot answer together
 * @throws DOMException when it is aborted
 */
export async function decideEnsemble(
  members: readonly EnsembleMember[],
  { resamples = 1000, seed = 0, afterwards = 'platt-confidence', signal }: EnsembleSettings = {}
): Promise<EnsembleDecision | { reason: string }> {
  const joined = await joinMembers(members, signal);
  if ('reason' in joined) return joined;
  const { questions } = joined;
  const judged = questions.filter(({ part }) => part === 'judge');
  const left = lackingSentence(joined, members);
  if (questions.length === 0) return { reason: `The members share no question. ${left ?? ''}`.trim() };
  if (judged.length === 0 || judged.length === questions.length) {
    return {
      reason: `All ${questions.length} questions that the members share are in one part of the split: some are needed to choose on, and others to judge on.`
    };
  }
  const settings = { resamples, seed };
  const fits = fitMembers(members);
  const m = bestOf(questions, members);
  const best = members[m]!;
  const isScore = best.rows.kind === 'rank-score';
  const fit = fits[m]!;
  const singles: Record<'asIs' | 'fitted', JudgedLine | null> = {
    asIs: isScore ? null : alone(questions, best, m, best.rows.values, 'judge'),
    fitted: isCalibrated(fit) ? alone(questions, best, m, fit.confidences, 'judge') : null
  };
  const lines: EnsembleLine[] = [];
  let tied: Record<EnsembleRule, number> | null = { majority: 0, mean: 0, weighted: 0 };
  for (const rule of ensembleRules) {
    const uncalibrated = saidTogether(questions, members, null, rule);
    if ('reason' in uncalibrated) tied = null;
    else if (tied) {
      tied[rule] = uncalibrated.filter((each, i) => each.tied && questions[i]!.part === 'judge').length;
    }
    let asIs: JudgedLine | null = null;
    for (const variant of ensembleVariants) {
      await pause();
      signal?.throwIfAborted();
      const said = variant === 'members-fitted' ? saidTogether(questions, members, fits, rule) : uncalibrated;
      const line = madeLine(questions, said, variant, afterwards);
      if ('reason' in line) {
        lines.push({ rule, variant, reason: line.reason, figures: null, overSingle: null, bought: null });
        continue;
      }
      if (variant === 'as-is') asIs = line;
      const single = variant === 'as-is' ? singles.asIs : (singles.fitted ?? singles.asIs);
      lines.push({
        rule,
        variant,
        reason: null,
        figures: lineFigures(line, settings),
        overSingle: single && lineDifferences(line, single, settings),
        bought: variant !== 'as-is' && asIs ? lineDifferences(line, asIs, settings) : null
      });
    }
  }
  await pause();
  signal?.throwIfAborted();
  const joint = jointParts(questions, members);
  return {
    members: members.map(({ key, title }, i) => ({
      key,
      title,
      fit: isCalibrated(fits[i]!) ? fits[i].title : null,
      chose: members[i]!.rows.options !== null
    })),
    shared: questions.length,
    nChosen: questions.length - judged.length,
    n: judged.length,
    left,
    unanimous: judged.filter(({ answers }) => new Set(answers).size === 1).length,
    mixed: judged.filter((question) => isMixed(question, members)).length,
    tied,
    best: {
      key: best.key,
      title: best.title,
      chosenAt: mean(alone(questions, best, m, best.rows.values, 'fit').correct),
      asIs: singles.asIs && lineFigures(singles.asIs, settings),
      fitted: singles.fitted && lineFigures(singles.fitted, settings)
    },
    lines,
    joint
  };
}

/** Whether members of one answer were graded differently. */
function isMixed({ places, answers }: JointQuestion, members: readonly EnsembleMember[]): boolean {
  const grades = new Map<number, number>();
  return places.some((place, m) => {
    const answer = answers[m]!;
    const grade = members[m]!.rows.correct[place]!;
    const known = grades.get(answer) ?? grade;
    grades.set(answer, known);
    return known !== grade;
  });
}
