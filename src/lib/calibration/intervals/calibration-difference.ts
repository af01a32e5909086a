import type { Probability } from '../confidence';
import { equalWidthBins, type ReliabilityBin } from '../metrics/bins';
import { debiasedSquaredCeOfBins } from '../metrics/debiased-ece';
import { requireJudged, requireSameLength } from '../outcomes';
import { refuseWeights } from '../weights';
import type { Interval } from './bootstrap-interval';
import type { JudgedRows } from './figure-intervals';
import { OF_DIFFERENCE, withinRange } from './range';
import { studentDeviations } from './student';

/** How far two methods are from being calibrated, and the difference. */
export interface CalibrationDifference {
  /** Mean squared gap of the bins without its bias, of each; may be below 0 where a gap is smaller than chance makes it. */
  first: number;
  second: number;
  /** first − second: above 0 where the first is worse calibrated. */
  difference: number;
  /** Interval of the difference; one that holds 0 leaves open which is better calibrated. `null` below two rows. */
  interval: Interval | null;
}

/** What the variance of one method's mean squared gap is made of. */
interface Spread {
  value: number;
  /** What each row moves it by, through its bin's gap. */
  moves: Float64Array;
  /** Variance of the squares of the gaps' chance parts. */
  ofSquares: number;
}

function spreadOf({ confidences, correct }: JudgedRows, bins: number): Spread {
  const n = confidences.length;
  const made = equalWidthBins(confidences, correct, bins);
  const moves = new Float64Array(n);
  let fourth = 0;
  for (const bin of made) {
    if (bin.count === 0) continue;
    const gap = bin.accuracy - bin.meanConfidence;
    for (const row of bin.rows) moves[row] = (2 * gap * (correct[row] - confidences[row] - gap)) / n;
    fourth += ((bin.count / n) * chanceVariance(bin, confidences)) ** 2;
  }
  return { value: debiasedSquaredCeOfBins(made), moves, ofSquares: 2 * fourth };
}

/**
 * Variance of a bin's gap by chance: from its outcomes or, where they show less, from the confidences, for which a calibrated
 * model's outcomes could have differed.
 */
function chanceVariance(
  { count, accuracy, rows }: ReliabilityBin,
  confidences: ArrayLike<Probability>
): number {
  let calibrated = 0;
  for (const row of rows) calibrated += confidences[row] * (1 - confidences[row]);
  const seen = count > 1 ? (accuracy * (1 - accuracy)) / (count - 1) : 0;
  return Math.max(seen, calibrated / (count * count));
}

/**
 * Which of two methods is better calibrated on the same questions: the difference of their mean squared gaps over
 * equal-width bins, each without its bias (Kumar, Liang & Ma 2019; Bröcker 2012). Unlike a difference of ECEs, or of plain
 * reliability terms, it is 0 on average for two calibrated methods, whatever their accuracies. Its variance is that of
 * the gaps' chance parts, which are squared, and of what each question moves through both methods' gaps (paired); the
 * second, from the gaps as seen, is on the large side.
 * @param first row i of both methods is question i
 * @throws RangeError naming the row of a bad confidence or outcome, the lengths, or the number of bins
 */
export function calibrationDifference(
  first: JudgedRows,
  second: JudgedRows,
  { bins = 10, level = 0.95, ...others }: { bins?: number; level?: number } = {}
): CalibrationDifference {
  for (const each of [first, second, others]) refuseWeights(each, 'calibrationDifference');
  requireJudged(first.confidences, first.correct);
  requireJudged(second.confidences, second.correct);
  requireSameLength(first.confidences, second.confidences, 'rows of the second method');
  const n = first.confidences.length;
  const [one, two] = [first, second].map((rows) => spreadOf(rows, bins));
  const difference = one.value - two.value;
  let moved = 0;
  for (let row = 0; row < n; row++) moved += (one.moves[row] - two.moves[row]) ** 2;
  const half =
    studentDeviations(n - 1, level) * Math.sqrt(Math.max(0, moved) + one.ofSquares + two.ofSquares);
  return {
    first: one.value,
    second: two.value,
    difference,
    interval: n < 2 ? null : withinRange([difference - half, difference + half], OF_DIFFERENCE)
  };
}
