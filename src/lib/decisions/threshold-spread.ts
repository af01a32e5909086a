import type { Interval } from '../calibration/intervals/bootstrap-interval';
import { Resampler } from '../calibration/intervals/resampler';
import { weightedCurve } from '../calibration/selective/weighted-curve';
import { placesOf, rowsAt, type DecisionRows } from './decision-rows';
import { level, share } from './number-words';
import { chooseThreshold } from './threshold';
import type { Target } from './threshold-decision';
import { writtenThreshold, type WrittenThreshold } from './written-threshold';

/** How far a threshold depends on which questions it was chosen on. */
export interface ThresholdSpread {
  /**
   * Percentile bootstrap interval, 95 %, of the resamples that have a threshold; an end of Infinity shows nothing. `null` where
   * none has, or none was drawn.
   */
  interval: Interval | null;
  /** Share of the resamples in which no threshold reaches the target; NaN where none was drawn. */
  without: number;
  /** 0 where there were too many questions to wait for it. */
  resamples: number;
  sentence: string;
}

/** Row draws that the number of resamples stays near: choosing takes a pass over all values. */
const DRAWS = 2e5;
const LEAST_RESAMPLES = 200;
/** Questions to choose on up to which a page can wait for it. */
const MOST_ROWS = 5000;

/** The value that this share of sorted values does not exceed; no mean of two, of which one may be infinite. */
function atShare(sorted: Float64Array, p: number): number {
  return sorted[Math.min(sorted.length - 1, Math.max(0, Math.ceil(p * sorted.length) - 1))]!;
}

/**
 * Chooses the threshold again on questions drawn with replacement from the `fit` part (Efron 1979).
 * @param resamples 1,000, or fewer for many questions, unless told
 * @param most with more questions to choose on than this nothing is drawn, which is said; 5,000 unless told
 * @returns `null` where no threshold was found to begin with, or there are fewer than two questions to choose on
 * @throws RangeError for a target that cannot be
 */
export function thresholdSpread(
  rows: Pick<DecisionRows, 'values' | 'correct' | 'parts'>,
  target: Target,
  { seed = 0, resamples, most = MOST_ROWS }: { seed?: number; resamples?: number; most?: number } = {}
): ThresholdSpread | null {
  const places = placesOf(rows, 'fit');
  if (places.length < 2) return null;
  const { values, correct } = rowsAt(rows, places);
  const curveOf = weightedCurve(values, correct);
  if (chooseThreshold(target, curveOf(new Uint8Array(places.length).fill(1))).threshold === null) return null;
  if (places.length > most) return tooMany(places.length);
  const times = resamples ?? Math.max(LEAST_RESAMPLES, Math.min(1000, Math.round(DRAWS / places.length)));
  const resampler = new Resampler(places.length, seed);
  const found: number[] = [];
  for (let b = 0; b < times; b++) {
    resampler.draw();
    const { threshold } = chooseThreshold(target, curveOf(resampler.counts));
    if (threshold !== null) found.push(threshold);
  }
  const sorted = Float64Array.from(found).sort();
  const spread = {
    interval: sorted.length > 0 ? ([atShare(sorted, 0.025), atShare(sorted, 0.975)] as Interval) : null,
    without: 1 - found.length / times,
    resamples: times
  };
  return { ...spread, sentence: sentenceOf(spread) };
}

function tooMany(n: number): ThresholdSpread {
  return {
    interval: null,
    without: NaN,
    resamples: 0,
    sentence: `How far the threshold depends on the ${n.toLocaleString('en')} questions it was chosen on was not computed here: so many take too long. The command “lab decide” computes it.`
  };
}

/** The same as JSON has it. */
export interface WrittenSpread extends Omit<ThresholdSpread, 'interval'> {
  interval: WrittenThreshold[] | null;
}

/** Writes ends that are no numbers in words. */
export function writtenSpread(spread: ThresholdSpread): WrittenSpread {
  return { ...spread, interval: spread.interval && spread.interval.map(writtenThreshold) };
}

const said = (threshold: number) => (threshold === Infinity ? 'showing nothing' : level(threshold));

function sentenceOf({ interval, without, resamples }: Omit<ThresholdSpread, 'sentence'>): string {
  const drawn = `Chosen again on questions drawn ${resamples.toLocaleString('en')} times from those it was chosen on`;
  if (!interval) return `${drawn}, no threshold reaches the target.`;
  const none = without > 0 ? ` In ${share(without)} of the draws no threshold reaches the target.` : '';
  const cases = without > 0 ? 'those that have one' : 'cases';
  const [low, high] = interval;
  return low === high
    ? `${drawn}, the threshold is ${said(low)} in at least 95 % of ${cases}.${none}`
    : `${drawn}, the threshold lies from ${said(low)} to ${said(high)} in 95 % of ${cases}.${none}`;
}
