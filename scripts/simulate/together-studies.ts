import { asProbabilities, auroc, brier, mean } from '../../src/lib/calibration';
import { chainSuccess } from '../../src/lib/decisions/chain';
import { chainAnswersOf, decideChain } from '../../src/lib/decisions/chain-answers';
import { lineDifferences, type JudgedLine } from '../../src/lib/decisions/ensemble/line-figures';
import { joinVotes, type EnsembleRule, type Vote } from '../../src/lib/decisions/ensemble/rules';
import { decideGroups } from '../../src/lib/decisions/groups';
import { decideThreshold } from '../../src/lib/decisions/threshold';
import type { Target } from '../../src/lib/decisions/threshold-decision';
import type { DecisionCase } from './decision-sources';
import { halvedRows, halves, TOLERANCE } from './decision-studies';
import { sampleOf, type Draws, type Source } from './sources';
import { holds, WITHIN, type Tally } from './studies';

/** Steps of a chain whose interval is looked at. */
export const chainSteps = { steps: 5, dependence: 0.2 };

/** A chain on what a threshold shows: whether its interval holds the chance that all steps are right. */
export function chainOnce(
  tally: Tally,
  { source, target }: DecisionCase,
  precisionOf: (threshold: number) => number,
  n: number,
  draws: Draws
): void {
  const rows = halvedRows(source, n, draws);
  const decision = decideThreshold(rows, { kind: 'precision', precision: target, certainty: null });
  const answers = chainAnswersOf(rows, decision);
  const made = decideChain(answers, chainSteps);
  if (!made) return;
  const accuracy = precisionOf(answers.of === 'shown' ? decision.threshold! : -Infinity);
  tally.add('chain', holds(made.successInterval, chainSuccess({ ...chainSteps, accuracy })));
}

/** Two groups of different sources under one target: what is promised of each, and shown. */
export function groupsOnce(
  tally: Tally,
  both: readonly [Source, Source],
  precisionOf: readonly ((threshold: number) => number)[],
  precision: number,
  n: number,
  draws: Draws
): void {
  const samples = both.map((source) => sampleOf(source, n / 2, draws));
  const values = samples.flatMap(({ confidences }) => Array.from(confidences));
  const rows = {
    values: Float64Array.from(values),
    correct: Uint8Array.from(samples.flatMap(({ correct }) => correct)),
    groups: samples.flatMap(({ correct }, g) => correct.map(() => `g${g}`)),
    parts: halves(values.length)
  };
  const target: Target = { kind: 'precision', precision, certainty: 0.95 };
  const one = decideThreshold(rows, { ...target, certainty: null }).threshold;
  for (const { group, underOne, own } of decideGroups(rows, target, one)) {
    const g = Number(group.slice(1));
    if (one !== null && underOne.precisionInterval) {
      tally.add(`interval ${g}`, holds(underOne.precisionInterval, precisionOf[g](one)));
    }
    const missed = own.threshold !== null && precisionOf[g](own.threshold) < precision - TOLERANCE;
    tally.add(`missed ${g}`, missed);
  }
}

/** Three members of mid-range confidence: they err by themselves, and four wrong answers are there to give. */
function votesOf(source: Source, draws: Draws): Vote[] {
  return [0, 1, 2].map(() => {
    const [confidence, chance] = source.draw(draws);
    const correct = draws.flip(chance);
    return { answer: correct ? 0 : 1 + Math.floor(draws.uniform(0, 4)), confidence, correct };
  });
}

/** What an ensemble says under a rule, and its first member alone, of n questions. */
export function linesOf(
  source: Source,
  rule: EnsembleRule,
  n: number,
  draws: Draws
): { joint: JudgedLine; single: JudgedLine } {
  const votes = Array.from({ length: n }, () => votesOf(source, draws));
  const line = (answers: readonly { confidence: number; correct: number }[]): JudgedLine => ({
    confidences: Float64Array.from(answers, ({ confidence }) => confidence),
    correct: Uint8Array.from(answers, ({ correct }) => correct)
  });
  return { joint: line(votes.map((each) => joinVotes(each, rule))), single: line(votes.map(([one]) => one)) };
}

/** Figures of a line with unlimited questions. */
export function lineTruth({ confidences, correct }: JudgedLine) {
  const sure = asProbabilities(confidences);
  return { accuracy: mean(correct), brier: brier(sure, correct), auroc: auroc(confidences, correct) };
}

/** Whether the intervals of an ensemble less its member hold what it is with unlimited questions. */
export function ensembleOnce(
  tally: Tally,
  source: Source,
  rule: EnsembleRule,
  truth: { joint: ReturnType<typeof lineTruth>; single: ReturnType<typeof lineTruth> },
  n: number,
  draws: Draws
): void {
  const { joint, single } = linesOf(source, rule, n, draws);
  const seed = Math.floor(draws.uniform(0, 2 ** 31));
  const made = lineDifferences(joint, single, { resamples: WITHIN, seed });
  for (const name of ['accuracy', 'brier', 'auroc'] as const) {
    const { interval } = made[name];
    if (interval) tally.add(name, holds(interval, truth.joint[name] - truth.single[name]));
  }
}
