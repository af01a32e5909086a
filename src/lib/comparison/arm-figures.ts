import { mean } from '../calibration/metrics/accuracy';
import { argMax } from '../engine/generate';
import type { Evidence } from '../methods/evidence';
import { traceOf } from './columns';
import { verdictOf, type Row } from './rows';

/** What an arm shows besides how sure it is; each `null` where its method has no such thing. */
export interface ArmFigures {
  /** Share of questions in which another order of the options leads to another choice. */
  orderChanges: number | null;
  /** Share of questions that were answered and not declined. */
  coverage: number | null;
  /** Share wrong among those answered that are right or wrong. */
  wrongAmongAnswered: number | null;
  /** Chance of being right from which the announced points reward an answer. */
  threshold: number | null;
  /** Mean over questions of the share of drawn answers that are right: what sampling once would get. */
  expectedAccuracy: number | null;
}

/** Whether another order of the options leads to another choice; `null` where orders were not asked. */
function orderChanges(evidence: readonly Evidence[]): boolean | null {
  for (const each of evidence) {
    if (each.kind === 'option-orders') return new Set(each.orders.map((logits) => argMax(logits))).size > 1;
    if (each.kind === 'truth') return new Set(each.orders.map((logits) => argMax(logits))).size > 1;
  }
  return null;
}

/** Share of drawn answers that are right; `null` where none were drawn. */
function shareRight(evidence: readonly Evidence[]): number | null {
  const samples = evidence.find((each) => each.kind === 'samples');
  const grades = samples?.grades ?? [];
  return grades.length === 0 ? null : grades.filter((grade) => grade === 'right').length / grades.length;
}

const meanOrNull = (values: readonly (number | null)[]) => {
  const there = values.filter((value) => value !== null);
  return there.length === 0 ? null : mean(there);
};

/** What the arm of a row shows besides how sure it is. */
export function armFigures({ run, arm, answers }: Row): ArmFigures {
  const all = answers.map((stored) => traceOf(stored, arm.id)!.evidence);
  const grades = answers.map((stored) => verdictOf(run, stored, arm.id)!.grade);
  const declined = all.flatMap((evidence) => evidence.find((each) => each.kind === 'abstention') ?? []);
  const answered = grades.filter(
    (_, i) => !all[i].some((each) => each.kind === 'abstention' && each.abstained)
  );
  const graded = answered.filter((grade) => grade === 'right' || grade === 'wrong');
  return {
    orderChanges: meanOrNull(
      all.map((evidence) => {
        const changes = orderChanges(evidence);
        return changes === null ? null : Number(changes);
      })
    ),
    coverage: meanOrNull(declined.map(({ abstained }) => Number(!abstained))),
    wrongAmongAnswered:
      declined.length === 0 || graded.length === 0
        ? null
        : graded.filter((grade) => grade === 'wrong').length / graded.length,
    threshold: declined[0]?.threshold ?? null,
    expectedAccuracy: meanOrNull(all.map(shareRight))
  };
}

const percent = (share: number) => `${Math.round(100 * share)} %`;

/** The same in sentences. */
export function armSentences(figures: ArmFigures): string[] {
  const { orderChanges, coverage, wrongAmongAnswered, threshold, expectedAccuracy } = figures;
  return [
    orderChanges === null
      ? null
      : `Another order of the options changes the choice in ${percent(orderChanges)} of questions.`,
    coverage === null
      ? null
      : `It answers ${percent(coverage)} of questions and declines the others` +
        (wrongAmongAnswered === null ? '.' : `; of those graded, ${percent(wrongAmongAnswered)} are wrong.`),
    threshold === null
      ? null
      : `By the announced points an answer pays from a chance of ${threshold.toFixed(2)} of being right.`,
    expectedAccuracy === null ? null : `An answer drawn by chance is right in ${percent(expectedAccuracy)}.`
  ].filter((sentence) => sentence !== null);
}
