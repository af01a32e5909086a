import type { Interval } from '../calibration/intervals/bootstrap-interval';
import { cheapestThreshold, type Costs } from '../calibration/selective/cheapest-threshold';
import { judgedThreshold } from '../calibration/selective/judged-threshold';
import { riskCoverageCurve } from '../calibration/selective/risk-coverage';
import { placesOf, rowsAt, type DecisionRows } from './decision-rows';
import { lessReward, meanReward, type MeanReward } from './mean-reward';
import { decimalWithEnds, exactShare, level, signedWithEnds, some } from './number-words';
import type { DecisionPart } from './part';

/** What a question brings when answers from one threshold on are shown, against asking a person every time. */
export interface RewardPoint {
  /** Infinity shows none. */
  threshold: number;
  coverage: number;
  /** Mean of all questions: 0 where a person is asked, the cost of asking for a right answer, less that of a wrong one for a wrong one. */
  reward: number;
  /** 95 %, at this point alone (`meanReward`). */
  interval: Interval | null;
}

/** Where answering pays: a threshold chosen on one part, and what it brings on the other. */
export interface RewardDecision extends Costs {
  /** Under which a question cost least on the part it was chosen on; Infinity: none is shown. */
  threshold: number;
  nChosen: number;
  n: number;
  /** Chance of being right from which an answer pays: 1 − ask / wrong; `null` where it always or never does. */
  paysFrom: number | null;
  /** On the questions that chose nothing, with 95 % intervals: against asking every time, and against always answering. */
  reward: MeanReward;
  alwaysAnswer: MeanReward;
  overAlwaysAnswer: MeanReward;
  /** On the same, from none shown to all. */
  curve: RewardPoint[];
  sentence: string;
}

/** More points than a chart shows are thinned out. */
const MOST = 160;

/**
 * The reward over the share shown, in rising coverage, from none; at most some 160 points, the last one always.
 * @param values larger is surer
 * @param correct 1 right, 0 wrong
 * @throws RangeError naming the row of a bad outcome or score
 */
export function rewardCurve(
  values: ArrayLike<number>,
  correct: ArrayLike<number>,
  { wrong, ask }: Costs
): RewardPoint[] {
  const n = values.length;
  const curve = riskCoverageCurve(values, correct);
  const step = Math.ceil(curve.length / MOST);
  const none = { threshold: Infinity, coverage: 0, reward: 0, interval: null };
  const made = curve
    .filter((_, i) => i % step === 0 || i === curve.length - 1)
    .map(({ threshold, count, coverage, accuracy }): RewardPoint => {
      const counts = { n, shown: count, right: Math.round(accuracy * count) };
      const { mean: reward, interval } = meanReward(counts, { wrong, ask });
      return { threshold, coverage, reward, interval };
    });
  return n === 0 ? [] : [none, ...made];
}

/**
 * Chooses the threshold of the least cost on the `fit` part and shows what it brings on the other.
 * @returns `null` where there are no questions to choose on
 * @throws RangeError for bad costs
 */
export function decideReward(
  rows: Pick<DecisionRows, 'values' | 'correct' | 'parts'>,
  { wrong, ask }: Costs
): RewardDecision | null {
  const costs = { wrong, ask };
  const [fit, other] = [rowsAt(rows, placesOf(rows, 'fit')), rowsAt(rows, placesOf(rows, 'judge'))];
  const cheapest = cheapestThreshold(fit.values, fit.correct, costs);
  if (!cheapest) return null;
  const { threshold } = cheapest.point;
  const shown = judgedThreshold(other.values, other.correct, threshold);
  const all = judgedThreshold(other.values, other.correct, -Infinity);
  const hidden = { n: all.n, shown: all.n - shown.shown, right: all.right - shown.right };
  const told = {
    ...costs,
    threshold,
    nChosen: fit.correct.length,
    n: other.correct.length,
    paysFrom: wrong > ask && ask > 0 ? 1 - ask / wrong : null,
    reward: meanReward(shown, costs),
    alwaysAnswer: meanReward(all, costs, [1, 1]),
    // What the answers that are not shown would have brought.
    overAlwaysAnswer: lessReward(0, meanReward(hidden, costs)),
    curve: rewardCurve(other.values, other.correct, costs)
  };
  return { ...told, sentence: sentenceOf(told) };
}

function verdict({ interval }: MeanReward): string {
  if (interval && interval[0] > 0) return 'it pays';
  return interval && interval[1] < 0 ? 'it does not pay' : 'whether it pays can’t be told';
}

function sentenceOf(told: Omit<RewardDecision, 'sentence'>): string {
  const { threshold, n, reward, overAlwaysAnswer } = told;
  if (threshold === Infinity)
    return 'On the questions it was chosen on no answer pays: a person is asked every time.';
  const what = `Answering from ${level(threshold)} up`;
  if (n === 0)
    return `${what} paid best on the questions it was chosen on; there are no others to show it on.`;
  return `${what} brings ${signedWithEnds(reward.mean, reward.interval, 2)} a question against asking a person every time, on ${some(n, 'other question')}: ${verdict(reward)}. Against always answering it brings ${signedWithEnds(overAlwaysAnswer.mean, overAlwaysAnswer.interval, 2)}: ${verdict(overAlwaysAnswer)}.`;
}

/** Title of the part; the chart stands with it. */
export const rewardTitle = 'Where answering pays';

/** The same in words and a table. */
export function rewardPart(decision: RewardDecision): DecisionPart {
  const { wrong, ask, threshold, n, paysFrom, reward, alwaysAnswer } = decision;
  const ends = (each: RewardDecision['reward']) => decimalWithEnds(each.mean, each.interval, 2);
  const from = threshold === Infinity ? 'none' : `those from ${level(threshold)} up`;
  return {
    title: rewardTitle,
    sentences: [decision.sentence],
    tables:
      n === 0
        ? []
        : [
            {
              caption: 'What a question brings, on those that chose nothing',
              columns: ['answers shown', 'reward (95 %)'],
              cells: [
                [`${from}, chosen`, ends(reward)],
                ['all', ends(alwaysAnswer)],
                ['none: a person every time', '0.00']
              ]
            }
          ],
    notes: [
      `A right answer that is shown brings ${ask}, what asking would have cost; a wrong one ${Number((ask - wrong).toPrecision(12))}; asking a person 0.`.replace(
        /-/g,
        '−'
      ),
      ...(paysFrom === null
        ? []
        : [
            `An answer pays where it is right with a chance above ${exactShare(paysFrom)} (1 − ask / wrong): with calibrated confidences that is the threshold.`
          ])
    ]
  };
}
