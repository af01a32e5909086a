import { clopperPearson } from '../calibration/conformal/coverage';
import type { Interval } from '../calibration/intervals/bootstrap-interval';
import { withinRange } from '../calibration/intervals/range';
import type { Costs } from '../calibration/selective/cheapest-threshold';
import type { JudgedThreshold } from '../calibration/selective/judged-threshold';

/** What a question brings in the mean, with its 95 % interval; `null` without questions. */
export interface MeanReward {
  mean: number;
  interval: Interval | null;
}

/** Answers shown of some questions, and the right ones of these. */
export type ShownCounts = Pick<JudgedThreshold, 'n' | 'shown' | 'right'>;

/**
 * What a question brings against asking a person every time: the share shown, times what an answer shown brings. Both have exact intervals
 * (Clopper & Pearson 1934), joined as Zou & Donner (2008) join variances. The interval is above 0 only where the share right among those shown
 * is surely above 1 − ask / wrong, however few are shown and however dear a mistake is that was not met yet; of a mean of what came
 * out, neither Student's t nor a bootstrap is.
 * @param share interval of the share shown, where it is known: [1, 1] where all are shown whatever they say
 */
export function meanReward(
  { n, shown, right }: ShownCounts,
  { wrong, ask }: Costs,
  share?: Interval
): MeanReward {
  if (n === 0) return { mean: NaN, interval: null };
  const each = (precision: number) => ask - wrong * (1 - precision);
  const [from, to] = share ?? clopperPearson(shown, n);
  const ends: Interval = shown === 0 ? [0, 1] : clopperPearson(right, shown);
  const [least, most] = [each(ends[0]), each(ends[1])];
  if (shown === 0) return { mean: 0, interval: [Math.min(0, to * least), Math.max(0, to * most)] };
  const coverage = shown / n;
  const value = each(right / shown);
  const mean = coverage * value;
  // Where an answer brings something the least comes of few shown, where it costs something of many.
  const [low, high] = value > 0 ? [from, to] : [to, from];
  return {
    mean,
    interval: withinRange(
      [
        mean - Math.hypot(value * (coverage - low), coverage * (value - least)),
        mean + Math.hypot(value * (high - coverage), coverage * (most - value))
      ],
      [Math.min(0, ask - wrong), ask]
    )
  };
}

/** The same taken from another figure: a cost is what asking costs, less the reward. */
export function lessReward(from: number, { mean, interval }: MeanReward): MeanReward {
  return { mean: from - mean, interval: interval && [from - interval[1], from - interval[0]] };
}
