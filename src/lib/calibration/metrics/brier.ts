import type { Probability } from '../confidence';
import { requireJudged, requireRight } from '../outcomes';
import { readWeights, type WeightOptions } from '../weights';
import { mean } from './accuracy';
import { equalWidthBins, sizeOf } from './bins';
import { rowMean } from './row-mean';
import { tieBlocks } from './tie-blocks';

/**
 * Brier score: mean of (confidence − outcome)² (Brier 1950). NaN when empty.
 * @param correct 1 right, 0 wrong
 * @throws RangeError naming the row of a bad confidence, outcome or weight
 */
export function brier(
  confidences: ArrayLike<Probability>,
  correct: ArrayLike<number>,
  options?: WeightOptions
): number {
  requireJudged(confidences, correct);
  const weights = readWeights(confidences, options);
  return rowMean(confidences.length, (row) => (confidences[row] - correct[row]) ** 2, weights);
}

/**
 * Brier score of always saying the base rate: a (1 − a) for accuracy a. A score no better has no skill.
 * @throws RangeError naming the row of a bad outcome or weight
 */
export function brierOfBaseRate(correct: ArrayLike<number>, options?: WeightOptions): number {
  requireRight(correct);
  const rate = mean(correct, options);
  return rate * (1 - rate);
}

/**
 * Brier skill score: 1 − Brier / Brier of the base rate. 1 is perfect, 0 no better than always saying the base rate,
 * below 0 worse. NaN when empty or when all rows have one outcome.
 * @throws RangeError naming the row of a bad confidence, outcome or weight
 */
export function brierSkill(
  confidences: ArrayLike<Probability>,
  correct: ArrayLike<number>,
  options?: WeightOptions
): number {
  const constant = brierOfBaseRate(correct, options);
  const score = brier(confidences, correct, options);
  return constant > 0 ? 1 - score / constant : NaN;
}

/** Terms of a Brier score: brier = reliability − resolution + uncertainty + withinVariance − withinCovariance. */
export interface BrierDecomposition {
  brier: number;
  /** Σ (n_b / n) (confidence_b − accuracy_b)²: smaller is better calibrated. */
  reliability: number;
  /** Σ (n_b / n) (accuracy_b − accuracy)²: larger tells right from wrong better. */
  resolution: number;
  /** a (1 − a), the Brier score of the base rate: a property of the questions. */
  uncertainty: number;
  /** Mean of (c − confidence_b)², and twice the mean of (c − confidence_b)(outcome − accuracy_b), within bins. */
  withinVariance: number;
  withinCovariance: number;
}

/**
 * Murphy's decomposition of the Brier score (Murphy 1973), with the two terms that make it add up when confidences
 * differ within a bin (Stephenson, Coelho & Jolliffe 2008). All NaN when empty.
 * @param bins number of equal-width bins, or `'values'` for a bin to each distinct confidence, where both extra terms
 *   are 0
 * @throws RangeError naming the row of a bad confidence, outcome or weight, or the number of bins
 */
export function brierDecomposition(
  confidences: ArrayLike<Probability>,
  correct: ArrayLike<number>,
  bins: number | 'values' = 10,
  options?: WeightOptions
): BrierDecomposition {
  requireJudged(confidences, correct);
  const weights = readWeights(confidences, options);
  const n = weights ? weights.total : confidences.length;
  const rate = mean(correct, options);
  let reliability = 0;
  let resolution = 0;
  let withinVariance = 0;
  let withinCovariance = 0;
  const add = (count: number, confidence: number, accuracy: number) => {
    reliability += (count * (confidence - accuracy) ** 2) / n;
    resolution += (count * (accuracy - rate) ** 2) / n;
  };
  if (bins === 'values') {
    const { scores, counts, right } = tieBlocks(confidences, correct, options);
    for (let i = 0; i < counts.length; i++) add(counts[i], scores[i], right[i] / counts[i]);
  } else {
    for (const bin of equalWidthBins(confidences, correct, bins, options)) {
      if (bin.count === 0) continue;
      add(sizeOf(bin) / (weights?.unit ?? 1), bin.meanConfidence, bin.accuracy);
      for (const row of bin.rows) {
        const share = (weights ? weights.of[row] : 1) / n;
        const off = confidences[row] - bin.meanConfidence;
        withinVariance += share * off * off;
        withinCovariance += share * 2 * off * (correct[row] - bin.accuracy);
      }
    }
  }
  const none = n === 0 ? NaN : 0;
  return {
    brier: brier(confidences, correct, options),
    reliability: reliability + none,
    resolution: resolution + none,
    uncertainty: rate * (1 - rate),
    withinVariance: withinVariance + none,
    withinCovariance: withinCovariance + none
  };
}
