import { asProbabilities } from '../calibration/confidence';
import { mean } from '../calibration/metrics/accuracy';
import { auroc } from '../calibration/metrics/auroc';
import { brier } from '../calibration/metrics/brier';
import { ece } from '../calibration/metrics/ece';
import { costsAt } from '../calibration/selective/cheapest-threshold';
import { accuracyAtCoverage } from '../calibration/selective/risk-coverage';
import { figuresAt } from '../comparison/compare';
import { countedRows } from '../comparison/counted-rows';
import type { Row } from '../comparison/rows';
import { judgedThreshold, type JudgedThreshold } from '../calibration/selective/judged-threshold';
import { placesOf, rowsAt } from '../decisions/decision-rows';
import { rowsOfComparison } from '../decisions/rows-of-comparison';
import { decideThreshold } from '../decisions/threshold';
import type { ThresholdDecision } from '../decisions/threshold-decision';

/** Figures of a model by which it may be chosen. */
export interface ModelFigures {
  accuracy: number;
  ece: number;
  auroc: number;
  brier: number;
  /** Share right of the quarter it is surest of; of all where it is equally sure of all. */
  surestQuarter: number;
}

function figuresOf(values: ArrayLike<number>, correct: Uint8Array, bins: number): ModelFigures {
  const confidences = asProbabilities(values);
  return {
    accuracy: mean(correct),
    ece: ece(confidences, correct, bins),
    auroc: auroc(confidences, correct),
    brier: brier(confidences, correct),
    surestQuarter: accuracyAtCoverage(confidences, correct, 0.25)?.accuracy ?? NaN
  };
}

/** A model as it is, and the same answers with one number said to all of them: the share right. */
export function honestAndHollow(row: Row): { real: ModelFigures; hollow: ModelFigures } {
  const { counted, bins } = figuresAt(row, null);
  const share = mean(counted.correct);
  return {
    real: figuresOf(counted.values, counted.correct, bins),
    hollow: figuresOf(new Float64Array(counted.values.length).fill(share), counted.correct, bins)
  };
}

/** What answers earn: 1 point right, minus `penalty` wrong, 0 for “I don’t know”. */
export interface Reward {
  penalty: number;
}

/** The two rewards that are compared. */
export const rewards = { free: { penalty: 0 }, costly: { penalty: 2 } } as const satisfies Record<
  string,
  Reward
>;

/** A reward as costs: a point not earned costs one, a wrong answer its penalty besides. */
const costsOf = ({ penalty }: Reward) => ({ wrong: 1 + penalty, ask: 1 });

/** Points of all answers together where those below a threshold are left open. */
export function pointsAt(row: Row, threshold: number, reward: Reward): number {
  const { values, correct } = countedRows(row.values, row.correct);
  const costs = costsAt(values, correct, threshold, costsOf(reward));
  return Math.round(costs.reduce((sum, cost) => sum + 1 - cost, 0));
}

/** Thresholds in whole percents, as they are chosen on the page. */
const PERCENTS = Array.from({ length: 101 }, (_, percent) => percent / 100);

/** What thresholds earn on these answers. */
export interface BestPoints {
  /** The lowest threshold, in whole percents, that earns most. */
  threshold: number;
  points: number;
  /** The lowest from which on, up to the best, every one earns more than the one that should pay; `null` where there is none. */
  betterFrom: number | null;
}

/** The thresholds that earn most on these answers; `null` without answers. */
export function bestPoints(row: Row, reward: Reward): BestPoints | null {
  if (countedRows(row.values, row.correct).places.length === 0) return null;
  const earned = PERCENTS.map((threshold) => pointsAt(row, threshold, reward));
  const points = Math.max(...earned);
  const best = earned.indexOf(points);
  const paying = pointsAt(row, payingFrom(reward), reward);
  let from = best;
  while (from > 0 && PERCENTS[from - 1]! > payingFrom(reward) && earned[from - 1]! > paying) from--;
  const betterFrom = points > paying ? PERCENTS[from]! : null;
  return { threshold: PERCENTS[best]!, points, betterFrom };
}

/** Chance of being right from which an answer pays: p − penalty (1 − p) > 0. */
export function payingFrom({ penalty }: Reward): number {
  return penalty / (1 + penalty);
}

/** A threshold for nine right of ten, chosen on one half and shown on the other, without a promise. */
export function nineOfTen(row: Row): ThresholdDecision {
  return decideThreshold(rowsOfComparison(row), { kind: 'precision', precision: 0.9, certainty: null });
}

/** What a threshold shows on each half: the one it is chosen on, and the other. */
export function thresholdOnHalves(
  row: Row,
  threshold: number
): { chosen: JudgedThreshold; other: JudgedThreshold } {
  const rows = rowsOfComparison(row);
  const on = (part: 'fit' | 'judge') => {
    const { values, correct } = rowsAt(rows, placesOf(rows, part));
    return judgedThreshold(values, correct, threshold);
  };
  return { chosen: on('fit'), other: on('judge') };
}
