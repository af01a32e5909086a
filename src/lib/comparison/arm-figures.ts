import { mean } from '../calibration/metrics/accuracy';
import { keptFacts } from './question-facts';
import { verdictOf, type Row } from './rows';
import { wholePercent } from './whole-percent';

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

const meanOrNull = (values: readonly (number | null)[]) => {
  const there = values.filter((value) => value !== null);
  return there.length === 0 ? null : mean(there);
};

/** What the arm of a row shows besides how sure it is. */
export function armFigures({ run, arm, answers }: Row): ArmFigures {
  const all = answers.map((stored) => keptFacts(stored, run).arms.find(({ armId }) => armId === arm.id)!);
  const grades = answers.map((stored) => verdictOf(run, stored, arm.id)!.grade);
  const declined = all.filter(({ abstained }) => abstained !== null);
  const answered = grades.filter((_, i) => all[i]!.abstained !== true);
  const graded = answered.filter((grade) => grade === 'right' || grade === 'wrong');
  return {
    orderChanges: meanOrNull(
      all.map(({ orderChanges }) => (orderChanges === null ? null : Number(orderChanges)))
    ),
    coverage: meanOrNull(declined.map(({ abstained }) => Number(!abstained))),
    wrongAmongAnswered:
      declined.length === 0 || graded.length === 0
        ? null
        : graded.filter((grade) => grade === 'wrong').length / graded.length,
    threshold: declined[0]?.threshold ?? null,
    expectedAccuracy: meanOrNull(all.map(({ shareRight }) => shareRight))
  };
}

/** The same in sentences. */
export function armSentences(figures: ArmFigures): string[] {
  const { orderChanges, coverage, wrongAmongAnswered, threshold, expectedAccuracy } = figures;
  return [
    orderChanges === null
      ? null
      : `Another order of the options changes the choice in ${wholePercent(orderChanges)} of questions.`,
    coverage === null
      ? null
      : `It answers ${wholePercent(coverage)} of questions and declines the others` +
        (wrongAmongAnswered === null
          ? '.'
          : `; of those graded, ${wholePercent(wrongAmongAnswered)} are wrong.`),
    threshold === null
      ? null
      : `With the announced points, answering pays off from a chance of ${threshold.toFixed(2)} of being right.`,
    expectedAccuracy === null
      ? null
      : `An answer drawn at random is right in ${wholePercent(expectedAccuracy)} of cases.`
  ].filter((sentence) => sentence !== null);
}
