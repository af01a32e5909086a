import type { Interval } from '../calibration/intervals/bootstrap-interval';
import { accuracyInterval } from '../calibration/intervals/accuracy-interval';
import { pairedAccuracyInterval } from '../calibration/intervals/paired-accuracy';
import { mean } from '../calibration/metrics/accuracy';
import { requireOutcomes } from '../calibration/outcomes';
import type { Half } from '../calibration/splitting/split';
import { riskCoverageCurve } from '../calibration/selective/risk-coverage';
import type { Cost } from '../comparison/worth';
import { cascadeCost, type CascadeCost, type PairCosts } from './cascade-cost';
import { placesOf, type DecisionRows } from './decision-rows';
import { gainInterval } from './gain-interval';
import { comparedWithChance, level, points, pointsWithEnds, share, shareWithEnds } from './number-words';
import { sharedPlaces } from './shared-questions';

/** Two models on the same questions, of which the small one answers first. */
export interface CascadeRows {
  ids: readonly string[];
  /** How sure the small model is; larger is surer. */
  values: Float64Array;
  /** 1 right, 0 wrong, of each model. */
  small: Uint8Array;
  large: Uint8Array;
  parts: readonly Half[];
  /** What each question costs of each model; `null` where that is not known of both. */
  costs: Record<Cost, PairCosts> | null;
}

/** What is deferred below one threshold, and what comes of it. */
export interface DeferralPoint {
  /** Questions of which the small model is less sure than this go to the large one; Infinity: all do. */
  threshold: number;
  /** Share that goes to the large model. */
  deferred: number;
  accuracy: number;
  /** Mean accuracy when as many questions are deferred by lot. */
  random: number;
  /** Best accuracy that any choice of as many questions could have. */
  oracle: number;
}

type ModelRows = Pick<DecisionRows, 'ids' | 'texts' | 'values' | 'correct' | 'parts' | 'costs'>;

/** The questions that both models answered, under the small one's confidence. */
export function cascadeRows(small: ModelRows, large: ModelRows): CascadeRows {
  const pairs = sharedPlaces([small, large]);
  const [rows, others] = [pairs.map(([row]) => row!), pairs.map(([, other]) => other!)];
  return {
    ids: rows.map((row) => small.ids[row]!),
    values: Float64Array.from(rows, (row) => small.values[row]!),
    small: Uint8Array.from(rows, (row) => small.correct[row]!),
    large: Uint8Array.from(others, (row) => large.correct[row]!),
    parts: rows.map((row) => small.parts[row]!),
    costs: pairCosts(small, large, pairs)
  };
}

function pairCosts(
  { costs: own }: ModelRows,
  { costs: other }: ModelRows,
  pairs: readonly number[][]
): CascadeRows['costs'] {
  if (!own || !other) return null;
  const of = (cost: Cost): PairCosts => ({
    small: pairs.map(([row]) => own[cost][row!]!),
    large: pairs.map(([, row]) => other[cost][row!]!)
  });
  return { seconds: of('seconds'), tokens: of('tokens') };
}

type Outcomes = Pick<CascadeRows, 'values' | 'small' | 'large'>;

/**
 * Accuracy over the share deferred, a point for each threshold, from none deferred to all.
 * @throws RangeError naming the row of a bad outcome or score, or the lengths
 */
export function deferralCurve({ values, small, large }: Outcomes): DeferralPoint[] {
  requireOutcomes(values, small);
  requireOutcomes(values, large);
  const n = values.length;
  if (n === 0) return [];
  const kept = (correct: ArrayLike<number>) =>
    riskCoverageCurve(values, correct).map(({ threshold, count, accuracy }) => ({
      threshold,
      count,
      right: accuracy * count
    }));
  const ofLarge = kept(large);
  const [smallRight, largeRight] = [mean(small) * n, mean(large) * n];
  let [gain, loss] = [0, 0];
  for (let row = 0; row < n; row++) {
    if (large[row]! > small[row]!) gain++;
    else if (large[row]! < small[row]!) loss++;
  }
  const point = (threshold: number, count: number, right: number): DeferralPoint => {
    const away = n - count;
    return {
      threshold,
      deferred: away / n,
      accuracy: right / n,
      random: (smallRight * (1 - away / n) + largeRight * (away / n)) / n,
      oracle: (smallRight + Math.min(away, gain) - Math.max(0, away - (n - loss))) / n
    };
  };
  const points = kept(small).map(({ threshold, count, right }, i) =>
    point(threshold, count, right + largeRight - ofLarge[i]!.right)
  );
  return [...points.reverse(), point(Infinity, 0, largeRight)];
}

/** A cascade whose threshold was chosen on one part, and what it does on the other. */
export interface CascadeDecision {
  /** Most that may be deferred. */
  budget: number;
  /** `null` where there is nothing to choose on. */
  threshold: number | null;
  nChosen: number;
  n: number;
  /** On the questions that chose nothing: share deferred, and accuracy with its 95 % interval. */
  deferred: number;
  accuracy: number;
  interval: Interval | null;
  small: number;
  large: number;
  /** Mean accuracy when as many are deferred by lot, and what the order gains over it, with its 95 % interval. */
  random: number;
  gain: number;
  gainInterval: Interval | null;
  /** Cascade less large model, with a paired interval. */
  lessThanLarge: Interval | null;
  oracle: number;
  curve: DeferralPoint[];
  /** The same by what it costs; empty where that is not known of both. */
  costs: CascadeCost[];
  sentence: string;
}

/**
 * What a threshold gains over deferring as many at random: the covariance of being deferred and what the large model mends; with the interval
 * of `gainInterval`.
 * @param threshold Infinity defers all, −Infinity none
 */
export function gainOf({ values, small, large }: Outcomes, threshold: number) {
  const away = Array.from(values, (value) => (value < threshold ? 1 : 0));
  const deferred = mean(away);
  const mends = Array.from(small, (right, row) => large[row]! - right);
  const mended = mean(mends);
  const gain = mean(mends.map((each, row) => (away[row]! - deferred) * (each - mended)));
  const known = Math.abs(threshold) === Infinity;
  return { gain, gainInterval: gainInterval({ away, small, large }, known) };
}

/**
 * Chooses the threshold that is most often right on the `fit` part while deferring at most the budget; of equals the one that
 * defers less.
 * @param budget share that may be deferred, in (0, 1]
 * @throws RangeError for a budget outside (0, 1]
 */
export function decideCascade(rows: CascadeRows, budget: number): CascadeDecision {
  if (!(budget > 0 && budget <= 1)) {
    throw new RangeError(`The share that may be deferred must lie in (0, 1], got ${budget}`);
  }
  const part = (half: Half): Outcomes => {
    const places = placesOf(rows, half);
    return {
      values: Float64Array.from(places, (row) => rows.values[row]!),
      small: Uint8Array.from(places, (row) => rows.small[row]!),
      large: Uint8Array.from(places, (row) => rows.large[row]!)
    };
  };
  const [fit, other] = [part('fit'), part('judge')];
  const allowed = deferralCurve(fit).filter(({ deferred }) => deferred <= budget + 1e-12);
  const best = allowed.reduce<DeferralPoint | null>(
    (found, next) => (found && found.accuracy >= next.accuracy - 1e-12 ? found : next),
    null
  );
  const threshold = best?.threshold ?? null;
  const at = threshold ?? -Infinity;
  const n = other.values.length;
  const outcome = Uint8Array.from(other.values, (value, row) =>
    value < at ? other.large[row]! : other.small[row]!
  );
  const away = other.values.reduce((count, value) => count + (value < at ? 1 : 0), 0);
  const deferred = away / n;
  const curve = deferralCurve(other);
  const nearest = curve.find((each) => each.deferred >= deferred - 1e-12);
  const decision = {
    budget,
    threshold,
    nChosen: fit.values.length,
    n,
    deferred,
    accuracy: mean(outcome),
    interval: accuracyInterval(outcome),
    small: mean(other.small),
    large: mean(other.large),
    random: nearest?.random ?? NaN,
    ...gainOf(other, at),
    lessThanLarge: pairedAccuracyInterval(outcome, other.large),
    oracle: nearest?.oracle ?? NaN,
    curve,
    costs: costsOf(rows.costs, placesOf(rows, 'judge'), other, at)
  };
  return { ...decision, sentence: sentenceOf(decision) };
}

function costsOf(
  all: CascadeRows['costs'],
  places: readonly number[],
  outcomes: Outcomes,
  threshold: number
): CascadeCost[] {
  if (!all) return [];
  return (['seconds', 'tokens'] as const).flatMap((of) => {
    const taken = (costs: ArrayLike<number>) => places.map((row) => costs[row]!);
    const paid = { small: taken(all[of].small), large: taken(all[of].large) };
    return cascadeCost(outcomes, threshold, paid, of) ?? [];
  });
}

/** What is handed on, and what comes of it, in words. */
export function deferralWords({ threshold, sentence }: CascadeDecision): string {
  if (threshold === null || threshold === -Infinity) return sentence;
  const what = threshold === Infinity ? 'everything' : `what is below ${level(threshold)}`;
  return `Hand on ${what}. ${sentence}`;
}

function sentenceOf(told: Omit<CascadeDecision, 'sentence'>): string {
  const { threshold, n, deferred, accuracy, interval, small, large, gain, gainInterval } = told;
  if (threshold === null) return 'There are no questions that both answered to choose a threshold on.';
  if (n === 0) return 'There are no other questions to show it on.';
  return `On ${n} other questions it defers ${share(deferred)} and is right in ${shareWithEnds(accuracy, interval)}; the small model alone in ${share(small)}, the large one in ${share(large)}. That is ${points(gain)} points${pointsWithEnds(gainInterval)} from deferring as many at random: ${comparedWithChance(gainInterval)} what chance would give.`;
}
