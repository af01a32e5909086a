import type { TokenEntropyThreshold, Unanswered } from '../calibration/conformal/tecp';
import type { Interval } from '../calibration/intervals/bootstrap-interval';
import type { GroupedBy } from './grouped-by';
import type { SampledAnswer } from './sampled-answers';

/** How sets of drawn answers are made. */
export interface SampledSetChoice extends GroupedBy {
  /** Share of questions whose set may hold no right answer. */
  alpha: number;
  /** Whether questions none of whose drawn answers is right count as missed, or are left out of the promise. */
  unanswered: Unanswered;
}

/** How often sets hold a right answer. */
export interface SampledCoverage {
  n: number;
  covered: number;
  /** NaN where there are no questions. */
  coverage: number;
  /** Exact 95 % interval (Clopper–Pearson); `null` where there are no questions. */
  interval: Interval | null;
}

/** A set of a question. */
export interface SampledSet {
  /** Place of its row. */
  place: number;
  drawn: readonly SampledAnswer[];
  /** Places of its answers in `drawn`, the surest first. */
  set: readonly number[];
  /** Whether any answer that was drawn is right, and any of the set. */
  answerable: boolean;
  covered: boolean;
}

/** Sets of the questions of one group. */
export interface SampledGroup {
  /** Of the questions that count for the promise. */
  coverage: SampledCoverage;
  /** Answers in a set on average; NaN where there are no questions. */
  meanSize: number;
  /** The group's own threshold; `null` where all groups have one. */
  calibrated: TokenEntropyThreshold | null;
}

/** Sets of drawn answers, on the questions that calibrated nothing. */
export interface SampledSetDecision extends SampledSetChoice {
  /** Largest token entropy that is let in, nats, and of how many questions it comes; by group, that of all together. */
  calibrated: TokenEntropyThreshold;
  /** Of all questions, and of those to which a right answer was drawn: no set of the others can hold one. */
  all: SampledCoverage;
  answerable: SampledCoverage;
  /** Answers in a set on average, with the 95 % interval by Student’s t; different answers; and answers drawn. */
  size: { mean: number; interval: Interval | null };
  meanDifferent: number;
  meanDrawn: number;
  /** Share of sets with no answer. */
  empty: number;
  /** By name; none where the rows have no groups. */
  groups: ReadonlyMap<string, SampledGroup>;
  /** Where the coverage falls in 95 % of cases if the promise holds; `null` where nothing is promised, or it is by group. */
  expected: Interval | null;
  shown: readonly SampledSet[];
  sentence: string;
}
