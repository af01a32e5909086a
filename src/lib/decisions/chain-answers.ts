import { clopperPearson } from '../calibration/conformal/coverage';
import type { Interval } from '../calibration/intervals/bootstrap-interval';
import { mean, total } from '../calibration/metrics/accuracy';
import { accuracyNeeded, chainSuccess, simulatedChain, type Chain } from './chain';
import { placesOf, rowsAt, type DecisionRows } from './decision-rows';
import { share, shareWithEnds, some, tenthsWhereSmall } from './number-words';
import type { DecisionPart } from './part';
import type { ThresholdDecision } from './threshold-decision';

/** The answers that the steps of a chain are taken from. */
export interface ChainAnswers {
  /** Whether they are those shown by a threshold, or all. */
  of: 'shown' | 'all';
  /** 1 right, 0 wrong. */
  outcomes: ArrayLike<number>;
}

/** How many steps a chain has, and how they hang together. */
export type ChainSteps = Pick<Chain, 'steps' | 'dependence'>;

/** What a chain of steps comes to on some answers. */
export interface ChainDecision extends Chain, Pick<ChainAnswers, 'of'> {
  /** Answers that `accuracy` is the share right of. */
  n: number;
  /** Of the accuracy: exact, 95 % (Clopper & Pearson 1934). */
  accuracyInterval: Interval;
  /** Chance that all steps are right. */
  success: number;
  /** The same from the ends of the accuracy's interval: success rises with it, so that this holds it as often. The dependence is taken as known. */
  successInterval: Interval;
  /** Share of 10,000 chains drawn from the answers by the formula's own rule that are right throughout: a check of it. */
  simulated: number;
  /** Accuracy each step needs for chains of which 90 % are right. */
  needed: number;
  sentence: string;
  /** What the interval and the simulation are. */
  note: string;
}

/** Chains drawn from the answers. */
const CHAINS = 10_000;

/** Answers that steps are taken from: those shown of the questions that chose nothing, or all of these where none is. */
export function chainAnswersOf(
  rows: Pick<DecisionRows, 'values' | 'correct' | 'parts'>,
  { threshold }: Pick<ThresholdDecision, 'threshold'>
): ChainAnswers {
  const { values, correct } = rowsAt(rows, placesOf(rows, 'judge'));
  const shown = threshold === null ? [] : correct.filter((_, i) => values[i]! >= threshold);
  return shown.length > 0 ? { of: 'shown', outcomes: shown } : { of: 'all', outcomes: correct };
}

/**
 * What a chain of steps comes to on a run's own answers; `null` without answers.
 * @throws RangeError when the steps or their dependence are out of range
 */
export function decideChain(
  { of, outcomes }: ChainAnswers,
  { steps, dependence }: ChainSteps,
  seed = 0
): ChainDecision | null {
  const n = outcomes.length;
  if (n === 0) return null;
  const accuracy = mean(outcomes);
  const accuracyInterval = clopperPearson(total(outcomes), n);
  const successOf = (each: number) => chainSuccess({ accuracy: each, steps, dependence });
  const decision = {
    of,
    n,
    accuracy,
    accuracyInterval,
    steps,
    dependence,
    success: successOf(accuracy),
    successInterval: accuracyInterval.map(successOf) as Interval,
    simulated: simulatedChain(outcomes, { steps, dependence }, { chains: CHAINS, seed }),
    needed: accuracyNeeded(0.9, { steps, dependence })
  };
  return { ...decision, sentence: sentenceOf(decision), note: noteOf(decision) };
}

type Told = Omit<ChainDecision, 'sentence' | 'note'>;

function sentenceOf(told: Told): string {
  const { of, n, accuracy, accuracyInterval, steps, success, successInterval, needed } = told;
  const among =
    of === 'shown' ? `among ${some(n, 'answer')} shown` : n === 1 ? 'of one answer' : `of all ${n} answers`;
  return `With ${shareWithEnds(accuracy, accuracyInterval)} right ${among}, ${some(steps, 'step')} in a row ${steps === 1 ? 'is' : 'are all'} right in ${shareWithEnds(success, successInterval, tenthsWhereSmall)} of cases. For 90 % each step would have to be right in ${(100 * needed).toFixed(1)} %.`;
}

function noteOf({ dependence, simulated }: Told): string {
  return `The interval is that of the share right, raised through the same formula; that steps hang together by ${share(dependence)} is assumed, not measured. ${CHAINS.toLocaleString('en')} chains drawn from these answers by the same rule are right throughout in ${tenthsWhereSmall(simulated)}: a check of the formula, not a second finding.`;
}

/** A chain in words. */
export function chainPart({ sentence, note }: ChainDecision): DecisionPart {
  return { title: 'Chains', sentences: [sentence], tables: [], notes: [note] };
}
