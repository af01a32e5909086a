import { asProbabilities } from '../calibration/confidence';
import { diagramOf, type Diagram } from '../calibration/diagrams/diagram';
import { eceNullFloor, type NullFloor } from '../calibration/intervals/null-floor';
import { mean } from '../calibration/metrics/accuracy';
import { brier } from '../calibration/metrics/brier';
import { ece } from '../calibration/metrics/ece';
import { binsFor } from '../comparison/figures';
import type { LearnerAnswer } from './learner-answers';

/** What somebody's answers show. */
export interface LearnerFigures {
  n: number;
  right: number;
  accuracy: number;
  meanConfidence: number;
  /** How many would be right if every confidence were true: their sum. */
  expectedRight: number;
  /** How far the number right lies from that sum by luck alone, in 19 of 20 cases: 1.96 √Σ p (1 − p). */
  luck: number;
  brier: number;
  ece: number;
  /** ECE of somebody whose every confidence is true, with these confidences. */
  floor: NullFloor;
  diagram: Diagram;
}

/** Figures of answers to a round, by the lab's own rules; of none they are NaN. */
export function learnerFigures(answers: readonly LearnerAnswer[]): LearnerFigures {
  const confidences = asProbabilities(answers.map(({ confidence }) => confidence));
  const correct = Uint8Array.from(answers, (answer) => Number(answer.correct));
  const ids = answers.map(({ questionId }) => questionId);
  const n = answers.length;
  const bins = binsFor(n, 0);
  const meanConfidence = mean(confidences);
  return {
    n,
    right: correct.reduce((sum, one) => sum + one, 0),
    accuracy: mean(correct),
    meanConfidence,
    expectedRight: n === 0 ? 0 : meanConfidence * n,
    luck: 1.96 * Math.sqrt(answers.reduce((sum, { confidence }) => sum + confidence * (1 - confidence), 0)),
    brier: brier(confidences, correct),
    ece: ece(confidences, correct, bins),
    floor: eceNullFloor(confidences, bins),
    diagram: diagramOf(confidences, correct, ids, bins)
  };
}

/** What a mark of 0 to 1 costs: the Brier loss of one answer, (confidence − outcome)². */
export function lossOf(confidence: number, correct: boolean): number {
  return brier(asProbabilities([confidence]), [Number(correct)]);
}

/** Mean loss of who guesses among four and says so. */
export const LOSS_OF_GUESSING = 0.25 * lossOf(0.25, true) + 0.75 * lossOf(0.25, false);

/** Where what one says and what comes out lie furthest apart, weighed by the number of answers; `null` without answers. */
export function widestGap({ dots }: Diagram): Diagram['dots'][number] | null {
  const weigh = (dot: Diagram['dots'][number]) => dot.count * Math.abs(dot.meanConfidence - dot.accuracy);
  return dots.reduce<Diagram['dots'][number] | null>(
    (widest, dot) => (!widest || weigh(dot) > weigh(widest) ? dot : widest),
    null
  );
}
