import { OF_SHARE, withinRange } from './range';
import { requireJudged } from '../outcomes';
import { refuseWeights } from '../weights';
import type { Interval } from './bootstrap-interval';
import { EceSimulation, type EceSimulationOptions, type GapFigure } from './ece-simulation';

/** An ECE without what chance adds to it. */
export interface CorrectedEce {
  /** The true ECE that would make an ECE as large as the one seen in half of the cases; 0 where chance alone does. */
  value: number;
  /** Interval of the true ECE; from 0 where a calibrated model's ECE would be as large by chance. `null` without rows. */
  interval: Interval | null;
}

/** How the correction is simulated. */
export interface CorrectedEceOptions extends EceSimulationOptions {
  /** Simulations a step; by default fewer with more rows, where less is left to chance. */
  simulations?: number;
  /** Share of cases the interval covers, 0.95 by default. */
  level?: number;
}

const STEPS = 10;
/** Row draws a step that the default number of simulations stays near. */
const DRAWS = 5e6;

const LEAST_SIMULATIONS = 400;

const clip = (chance: number) => Math.min(1, Math.max(0, chance));

/** Chances by place for each amount of miscalibration, from none at 0. */
type Family = (amount: number) => Float64Array;

/**
 * Models with the gaps of the bins as they were seen, in smaller or larger measure: at 1 as seen, and from there on all
 * bins further off by the same.
 */
function asSeen(simulation: EceSimulation, right: ArrayLike<number>): Family {
  const { sorted, ends } = simulation;
  const sums = simulation.sumsByBin(Float64Array.from(sorted, (sure, place) => right[place] - sure));
  return (amount) => {
    const chances = new Float64Array(sorted.length);
    for (let bin = 0, place = 0; bin < ends.length; bin++) {
      const gap = sums[bin] / (ends[bin] - place);
      const shift = Math.min(1, amount) * gap + Math.sign(gap) * Math.max(0, amount - 1);
      for (; place < ends[bin]; place++) chances[place] = clip(sorted[place] + shift);
    }
    return chances;
  };
}

/** Models that are less extreme than they say, all confidences by the same: what cannot be seen where all are right. */
function towardsEven(simulation: EceSimulation): Family {
  return (amount) =>
    simulation.sorted.map((sure) => (sure >= 0.5 ? Math.max(0, sure - amount) : Math.min(1, sure + amount)));
}

/**
 * ECE with its bias taken off, and an interval that can hold 0, by test inversion (Carpenter 1999; Davison & Hinkley
 * 1997, §5.4): those true ECEs under which one as large as that seen is no surprise. Models of every degree of
 * miscalibration are simulated with these confidences and bins: the same bins off by less or more, and models less extreme
 * than they say. The plain ECE of a calibrated model is never 0, and a bootstrap's never reaches it, since resampling
 * adds to the gaps.
 * @param correct 1 right, 0 wrong
 * @throws RangeError naming the row of a bad confidence or outcome, the number of bins or of group labels
 */
export function correctedEce(
  confidences: ArrayLike<number>,
  correct: ArrayLike<number>,
  bins = 10,
  options: CorrectedEceOptions = {}
): CorrectedEce {
  refuseWeights(options, 'correctedEce');
  return corrected('ece', confidences, correct, bins, options);
}

/**
 * The same of the MCE, the largest gap of a bin that has rows: by chance alone it is larger still, the more so the fewer rows a bin has.
 * A bootstrap's is further off than that, and does not hold the true one of a calibrated model (docs/honesty.md).
 * @param correct 1 right, 0 wrong
 * @throws RangeError naming the row of a bad confidence or outcome, the number of bins or of group labels
 */
export function correctedMce(
  confidences: ArrayLike<number>,
  correct: ArrayLike<number>,
  bins = 10,
  options: CorrectedEceOptions = {}
): CorrectedEce {
  refuseWeights(options, 'correctedMce');
  return corrected('mce', confidences, correct, bins, options);
}

function corrected(
  figure: GapFigure,
  confidences: ArrayLike<number>,
  correct: ArrayLike<number>,
  bins: number,
  { simulations, level = 0.95, ...options }: CorrectedEceOptions
): CorrectedEce {
  requireJudged(confidences, correct);
  const simulation = new EceSimulation(confidences, bins, options, figure);
  const { n, order } = simulation;
  if (n === 0) return { value: NaN, interval: null };
  const right = Float64Array.from(order, (row) => correct[row]);
  const seen = simulation.trueFigure(right);
  const draws = simulations ?? Math.max(LEAST_SIMULATIONS, Math.min(1000, Math.round(DRAWS / n)));
  /** Share of cases with a figure up to the one seen; half of those that are equal to it, to rounding. */
  const shareUpTo = (chances: Float64Array) => {
    let share = 0;
    for (const drawn of simulation.figures(chances, draws, true)) {
      share += Math.abs(drawn - seen) <= 1e-9 ? 0.5 : +(drawn < seen);
    }
    return share / draws;
  };
  /** The true figure at which the share has fallen to this one. */
  const trueAt = (share: number, family: Family, most: number) => {
    if (shareUpTo(family(0)) <= share) return 0;
    let [lo, hi] = [0, most];
    for (let step = 0; step < STEPS; step++) {
      const amount = (lo + hi) / 2;
      if (shareUpTo(family(amount)) > share) lo = amount;
      else hi = amount;
    }
    return simulation.trueFigure(family(lo));
  };
  const family = asSeen(simulation, right);
  const tail = (1 - level) / 2;
  return {
    value: trueAt(0.5, family, 2),
    interval: withinRange(
      [
        trueAt(1 - tail, family, 2),
        Math.max(trueAt(tail, family, 2), trueAt(tail, towardsEven(simulation), 1))
      ],
      OF_SHARE
    )
  };
}
