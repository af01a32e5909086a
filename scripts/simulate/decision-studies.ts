import { packLogits, softmaxOptions, type Interval } from '../../src/lib/calibration';
import type { Half } from '../../src/lib/calibration/splitting/split';
import type { DecisionRows } from '../../src/lib/decisions/decision-rows';
import { driftOf } from '../../src/lib/decisions/drift';
import { decideSets, type ConformalName } from '../../src/lib/decisions/prediction-sets';
import { decideReward } from '../../src/lib/decisions/reward';
import { decideThreshold } from '../../src/lib/decisions/threshold';
import type { DecisionCase, DriftCase, RewardCase, trueMeans } from './decision-sources';
import { SetSums } from './set-sums';
import { sampleOf, type Draws, type Source } from './sources';
import { binsOf, type Tally } from './studies';

/** Every other row decides. */
export const halves = (n: number): Half[] =>
  Array.from({ length: n }, (_, row) => (row % 2 === 0 ? 'fit' : 'judge'));

/** Below the target by more than the truth's own error. */
export const TOLERANCE = 0.0015;

/** n rows of a source, half of them to choose on. */
export function halvedRows(source: Source, n: number, draws: Draws) {
  const { confidences, correct } = sampleOf(source, n, draws);
  return {
    values: Float64Array.from(confidences),
    correct: Uint8Array.from(correct),
    parts: halves(n)
  };
}

/**
 * One draw of n rows, half of them to choose on: whether a threshold is found, whether its true precision misses the target,
 * and whether the interval shown on the other half holds it.
 */
export function thresholdOnce(
  tally: Tally,
  { source, target }: DecisionCase,
  precisionOf: (threshold: number) => number,
  n: number,
  draws: Draws
): void {
  const rows = halvedRows(source, n, draws);
  for (const certainty of [0.95, null]) {
    const name = certainty === null ? 'plain' : 'certain';
    const { threshold, judged } = decideThreshold(rows, { kind: 'precision', precision: target, certainty });
    tally.add(`${name} found`, threshold !== null);
    if (threshold === null) {
      tally.add(`${name} missed`, false);
      continue;
    }
    const truth = precisionOf(threshold);
    tally.add(`${name} missed`, truth < target - TOLERANCE);
    const { precisionInterval: ends } = judged;
    if (ends && certainty === null) tally.add('precision', ends[0] <= truth && truth <= ends[1]);
  }
}

/**
 * One draw of n rows, half of them to choose on: whether answers are shown, whether “it pays” or “it does not” is said of a threshold
 * of which it is not true, and whether the interval of the reward holds the true one.
 */
export function rewardOnce(
  tally: Tally,
  one: RewardCase,
  rewardOf: (threshold: number) => number,
  n: number,
  draws: Draws
): void {
  const { threshold, reward } = decideReward(halvedRows(one.source, n, draws), one)!;
  const [low, high] = threshold === Infinity ? [0, 0] : reward.interval!;
  const truth = rewardOf(threshold);
  tally.add('shown', threshold !== Infinity);
  tally.add('pays', low > 0 && truth < TOLERANCE);
  tally.add('does not', high < 0 && truth > -TOLERANCE);
  if (threshold !== Infinity) tally.add('reward', low <= truth && truth <= high);
}

/**
 * One draw of two periods of n answers each: whether “surely more than the alarm” or “surely less” is said of a change of which it is not
 * true, and whether the intervals of the changes hold the true ones.
 */
export function driftOnce(
  tally: Tally,
  { before, after, change }: DriftCase,
  means: [ReturnType<typeof trueMeans>, ReturnType<typeof trueMeans>],
  n: number,
  draws: Draws
): void {
  const [first, second] = [sampleOf(before, n, draws), sampleOf(after, n, draws)];
  const { verdict, alarm, ...drift } = driftOf(first, second, { bins: binsOf(n) });
  tally.add('more', verdict === 'alarm' && change <= alarm);
  tally.add('less', verdict === 'no' && change >= alarm);
  const holds = (name: string, [low, high]: Interval, truth: number) =>
    tally.add(name, low <= truth + 1e-12 && truth - 1e-12 <= high);
  holds('ece', drift.ece.interval!, change);
  holds('right', drift.accuracy.interval!, means[1].right - means[0].right);
  holds('confidence', drift.meanConfidence.interval!, means[1].confidence - means[0].confidence);
}

/** K-way rows of a made-up model that is a little too sure on easy questions and far too sure on hard ones. */
function optionRowsOf(n: number, draws: Draws): Pick<DecisionRows, 'parts' | 'groups' | 'options'> {
  const logits: number[][] = [];
  const groups: string[] = [];
  const labels = Int32Array.from({ length: n }, () => {
    const hard = draws.uniform() < 0.3;
    groups.push(hard ? 'hard' : 'easy');
    const truth = Array.from({ length: 4 }, () => draws.uniform(0, hard ? 1.5 : 5));
    logits.push(truth.map((logit) => (hard ? 5 : 1.2) * logit));
    const { values } = softmaxOptions(packLogits([truth]));
    let left = draws.uniform();
    const label = values.findIndex((p) => (left -= p) < 0);
    return label < 0 ? 3 : label;
  });
  return { parts: halves(n), groups, options: { logits: packLogits(logits), labels, texts: null } };
}

/** Mean coverage and size of prediction sets over some seeds; `broken` calibrates on the easy questions and shows the hard. */
export function setsOver(
  seeds: number,
  n: number,
  score: ConformalName,
  drawsOf: (seed: number) => Draws,
  broken = false
): SetSums {
  const sums = new SetSums();
  for (let seed = 0; seed < seeds; seed++) {
    const rows = optionRowsOf(n, drawsOf(seed));
    const made = decideSets(rows, {
      score,
      alpha: 0.1,
      seed,
      resamples: 0,
      calibratedOn: broken ? 'easy' : null
    });
    if (!made || made.coverage.n === 0) continue;
    sums.add(made.coverage.coverage, made.coverage.meanSize, made.expected);
  }
  return sums;
}
