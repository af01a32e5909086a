import { requireNumbers, requireWithin } from './outcomes';

declare const probability: unique symbol;
declare const rankScore: unique symbol;

/** A number in [0, 1] that claims to be a chance of being right. Only these reach ECE, NLL and Brier. */
export type Probability = number & { readonly [probability]: true };

/** A number whose order alone means something (entropy, energy); larger is surer. It gets AUROC and risk–coverage. */
export type RankScore = number & { readonly [rankScore]: true };

/**
 * Marks a number as a probability.
 * @throws RangeError when it is not in [0, 1] or is NaN
 */
export function asProbability(value: number): Probability {
  requireWithin(value, 'a probability', 0, 1);
  return value as Probability;
}

/**
 * Marks a number as a rank score.
 * @throws RangeError when it is NaN
 */
export function asRankScore(value: number): RankScore {
  requireWithin(value, 'a rank score', -Infinity, Infinity);
  return value as RankScore;
}

/**
 * A packed copy of numbers, each checked to be a probability.
 * @throws TypeError when it is no list, or naming the first row that is no number; RangeError naming the first row that is not
 *   in [0, 1]
 */
export function asProbabilities(values: ArrayLike<number>): ArrayLike<Probability> {
  requireNumbers(values);
  const packed = new Float64Array(values);
  for (let row = 0; row < packed.length; row++) {
    if (!(packed[row] >= 0 && packed[row] <= 1)) {
      throw new RangeError(`Row ${row}: a probability must lie in [0, 1], got ${packed[row]}`);
    }
  }
  return packed as ArrayLike<number> as ArrayLike<Probability>;
}

/**
 * A packed copy of numbers, each checked to be a rank score.
 * @throws TypeError when it is no list, or naming the first row that is no number; RangeError naming the first row that is NaN
 */
export function asRankScores(values: ArrayLike<number>): ArrayLike<RankScore> {
  requireNumbers(values);
  const packed = new Float64Array(values);
  const bad = packed.findIndex(Number.isNaN);
  if (bad >= 0) throw new RangeError(`Row ${bad}: a rank score must be a number, got NaN`);
  return packed as ArrayLike<number> as ArrayLike<RankScore>;
}
