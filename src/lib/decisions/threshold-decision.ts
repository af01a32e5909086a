import type { Interval } from '../calibration/intervals/bootstrap-interval';
import type { Costs } from '../calibration/selective/cheapest-threshold';
import type { JudgedThreshold } from '../calibration/selective/judged-threshold';

/** What a threshold is to reach. */
export type Target =
  /** A precision among the answers shown; with a certainty it is promised, without one it is what the rows show. */
  | { kind: 'precision'; precision: number; certainty: number | null }
  /** The least mean cost of a question. */
  | ({ kind: 'cost' } & Costs);

/** What it costs, on the questions that chose nothing. */
export interface JudgedCost {
  /** Mean cost of a question under the threshold, with its 95 % interval (`meanReward`). */
  cost: number;
  interval: Interval | null;
  alwaysAnswer: number;
  alwaysAsk: number;
}

/** A threshold that was chosen on one part and what it does on the other; or why there is none. */
export interface ThresholdDecision {
  target: Target;
  /** Answers of at least this value are shown; Infinity shows none, `null`: no threshold reaches the target. */
  threshold: number | null;
  /** On the part it was chosen on: rows, and what it shows of them. Flatters. */
  chosen: JudgedThreshold;
  /** On the other part. Shows nothing without a threshold. */
  judged: JudgedThreshold;
  /**
   * Of a precision: how likely so many right answers on the other part, or more, would be if its precision were only the target
   * (exact binomial test). NaN where nothing is shown.
   */
  chanceAtTarget: number;
  cost: JudgedCost | null;
  /** Why there is no threshold. */
  reason: 'too-few' | 'none-passes' | null;
  /** Fewest answers, all right, that could promise a precision; `null` where none is promised. */
  least: number | null;
  /** All of it in words. */
  sentence: string;
}
