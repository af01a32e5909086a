import { clopperPearson } from '../calibration/conformal/coverage';
import type { Interval } from '../calibration/intervals/bootstrap-interval';
import { mean } from '../calibration/metrics/accuracy';
import { requireOutcomes, requireSameLength } from '../calibration/outcomes';
import type { Cost } from '../comparison/worth';
import { gainAtCostInterval, hullOf } from './gain-interval';
import { meanInterval } from './mean-interval';
import { comparedWithChance, points, pointsWithEnds, share } from './number-words';

/** What each of some questions costs, of each model: seconds, or tokens. */
export interface PairCosts {
  small: ArrayLike<number>;
  large: ArrayLike<number>;
}

/** The questions of a cascade. */
interface Outcomes {
  /** How sure the small model is; larger is surer. */
  values: ArrayLike<number>;
  /** 1 right, 0 wrong, of each model. */
  small: ArrayLike<number>;
  large: ArrayLike<number>;
}

/** What is deferred below one threshold, what it costs, and what comes of it. */
export interface CostPoint {
  /** Questions of which the small model is less sure than this go to the large one; Infinity: all do. */
  threshold: number;
  deferred: number;
  /** Mean cost of a question: the small model's always, the large one's where it is asked. */
  cost: number;
  accuracy: number;
  /** Mean accuracy when the same is spent on questions drawn by lot. */
  random: number;
  /** Best accuracy that any choice could have for no more. */
  oracle: number;
}

/** A cascade's threshold by what it costs, on the questions that chose nothing. */
export interface CascadeCost {
  of: Cost;
  /** Mean cost of a question, with its 95 % interval. */
  cost: number;
  interval: Interval | null;
  /** Mean cost of the small model alone, which all questions pay, and of the large one alone. */
  small: number;
  large: number;
  /** Accuracy when the same is spent by lot, and what the order gains over it, with its 95 % interval. */
  random: number;
  gain: number;
  gainInterval: Interval | null;
  oracle: number;
  curve: CostPoint[];
  sentence: string;
}

function requireCosts(rows: ArrayLike<number>, costs: PairCosts): void {
  for (const each of [costs.small, costs.large]) {
    requireSameLength(rows, each, 'costs');
    const row = Array.from(each).findIndex((cost) => !(cost >= 0 && cost < Infinity));
    if (row >= 0) throw new RangeError(`Row ${row}: a cost must be a number from 0, got ${each[row]!}.`);
  }
}

/**
 * Accuracy over mean cost, a point for each threshold, from none deferred to all.
 * @throws RangeError naming the row of a bad outcome or cost, or the lengths
 */
export function costCurve({ values, small, large }: Outcomes, costs: PairCosts): CostPoint[] {
  requireOutcomes(values, small);
  requireOutcomes(values, large);
  requireCosts(values, costs);
  const nothing = Array.from(values).findIndex(Number.isNaN);
  if (nothing >= 0) throw new RangeError(`Row ${nothing}: a score must be a number, got NaN`);
  const n = values.length;
  if (n === 0) return [];
  const order = Array.from({ length: n }, (_, row) => row).sort((a, b) => values[a]! - values[b]!);
  // Every gain is one answer, so that the cheapest gains are the most that a sum can buy.
  const gains = order
    .filter((row) => large[row]! > small[row]!)
    .map((row) => costs.large[row]!)
    .sort((a, b) => a - b);
  const [smallCost, largeCost] = [mean(costs.small), mean(costs.large)];
  const [smallRight, largeRight] = [mean(small), mean(large)];
  const made: CostPoint[] = [];
  let [away, spent, right, bought, paid] = [0, 0, smallRight * n, 0, 0];
  const add = (threshold: number) => {
    while (bought < gains.length && paid + gains[bought]! <= spent * (1 + 1e-12)) paid += gains[bought++]!;
    const byLot = largeCost > 0 ? spent / n / largeCost : away / n;
    made.push({
      threshold,
      deferred: away / n,
      cost: smallCost + spent / n,
      accuracy: right / n,
      random: (1 - byLot) * smallRight + byLot * largeRight,
      oracle: smallRight + bought / n
    });
  };
  for (let at = 0; at < n;) {
    const threshold = values[order[at]!]!;
    add(threshold);
    for (; at < n && values[order[at]!]! === threshold; at++) {
      const row = order[at]!;
      away++;
      spent += costs.large[row]!;
      right += large[row]! - small[row]!;
    }
  }
  add(Infinity);
  return made;
}

/**
 * What a threshold costs, and what it gains over the same cost spent by lot: the covariance of what a question costs and what the large
 * model mends of it, over the mean cost of the large model's. Its interval joins that of the delta method and Student's t, which knows how costs
 * differ, with `gainAtCostInterval`, which knows of mends that were not met; that of the mean cost joins Student's t with the exact interval of
 * the share deferred, at the mean cost of those deferred.
 * @returns `null` without questions, or where the large model costs nothing
 * @throws RangeError naming the row of a bad outcome or cost, or the lengths
 */
export function cascadeCost(
  outcomes: Outcomes,
  threshold: number,
  costs: PairCosts,
  of: Cost
): CascadeCost | null {
  const { values, small, large } = outcomes;
  const curve = costCurve(outcomes, costs);
  const largeCost = mean(costs.large);
  if (curve.length === 0 || !(largeCost > 0)) return null;
  const rows = Array.from(values, (value, row) => {
    const away = value < threshold ? 1 : 0;
    return { away, paid: away * costs.large[row]!, mends: large[row]! - small[row]!, row };
  });
  const byLot = mean(rows.map(({ paid }) => paid)) / largeCost;
  const mended = mean(rows.map(({ mends }) => mends));
  const moves = rows.map(
    ({ away, paid, mends, row }) =>
      (away - byLot) * mends - (mended * (paid - byLot * costs.large[row]!)) / largeCost
  );
  const spent = meanInterval(rows.map(({ paid, row }) => costs.small[row]! + paid));
  const gained = meanInterval(moves);
  const away = rows.map((row) => row.away);
  const known = Math.abs(threshold) === Infinity;
  const told = {
    of,
    cost: spent.mean,
    interval: hullOf([spent.interval, known ? null : costByShare(away, costs)]),
    small: mean(costs.small),
    large: largeCost,
    random: mean(small) + byLot * mended,
    gain: gained.mean,
    gainInterval: hullOf([gained.interval, gainAtCostInterval({ away, small, large }, byLot, known)]),
    oracle: (curve.find((point) => point.threshold >= threshold) ?? curve[curve.length - 1]!).oracle,
    curve
  };
  return { ...told, sentence: sentenceOf(told) };
}

/** Where the mean cost lies with more or fewer deferred, at the mean cost of those that were, or of all where none was. */
function costByShare(away: readonly number[], costs: PairCosts): Interval {
  const asked = away.flatMap((each, row) => (each ? costs.large[row]! : []));
  const one = mean(asked.length > 0 ? asked : costs.large);
  const small = mean(costs.small);
  const [low, high] = clopperPearson(asked.length, away.length);
  return [small + low * one, small + high * one];
}

/** A cost for people. */
function costWords(value: number, of: Cost): string {
  const digits = of === 'seconds' && value < 100 ? 2 : 0;
  return value.toFixed(digits);
}

function sentenceOf(told: Omit<CascadeCost, 'sentence'>): string {
  const { of, cost, interval, small, large, random, gain, gainInterval } = told;
  const ends = interval ? ` (${costWords(interval[0], of)} to ${costWords(interval[1], of)})` : '';
  return `A question then takes ${costWords(cost, of)} ${of}${ends} on average; the small model alone ${costWords(small, of)}, the large one alone ${costWords(large, of)}. The same spent at random would be right in ${share(random)}: ${points(gain)} points${pointsWithEnds(gainInterval)}, ${comparedWithChance(gainInterval)} what chance would give.`;
}
