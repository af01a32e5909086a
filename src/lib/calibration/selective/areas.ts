import { mean } from '../metrics/accuracy';
import { tieBlocks } from '../metrics/tie-blocks';
import { refuseWeights, type NoWeights, type WeightOptions } from '../weights';

const BY_ROWS =
  'It averages over whole rows, and with as many again it is another figure; augrc takes weights.';

/**
 * Area under the risk–coverage curve: the mean over k = 1 … n of the risk of the k surest answers (Geifman, Uziel &
 * El-Yaniv 2019). Smaller is better; it falls with the accuracy too. Within a tied block the expectation over its
 * orders is taken, so row order does not matter. It takes no weights: rows repeated
 * twice each have another AURC. NaN when empty.
 * @param scores larger is surer
 * @param grades 1 right, 0 wrong, or a share of being right in [0, 1]
 * @throws RangeError naming the row of a bad grade or score; TypeError for weights
 */
export function aurc(scores: ArrayLike<number>, grades: ArrayLike<number>, options?: NoWeights): number {
  refuseWeights(options, 'aurc', BY_ROWS);
  const { n, counts, right } = tieBlocks(scores, grades);
  let shown = 0;
  let wrong = 0;
  let sum = 0;
  for (let block = counts.length - 1; block >= 0; block--) {
    const share = 1 - right[block] / counts[block];
    for (let i = 0; i < counts[block]; i++) {
      wrong += share;
      sum += wrong / ++shown;
    }
  }
  return sum / n;
}

/**
 * AURC of the best possible order of these outcomes, all right answers before all wrong ones. Exact for this n; for
 * outcomes of 0 and 1 it tends to r + (1 − r) ln(1 − r) with growing n (Geifman et al. 2019). NaN when empty.
 */
export function bestAurc(grades: ArrayLike<number>, options?: NoWeights): number {
  refuseWeights(options, 'bestAurc', BY_ROWS);
  return aurc(grades, grades);
}

/**
 * Excess AURC: what the order of the scores loses against the best order (Geifman et al. 2019). 0 is perfect.
 * NaN when empty.
 * @throws RangeError naming the row of a bad grade or score
 */
export function excessAurc(
  scores: ArrayLike<number>,
  grades: ArrayLike<number>,
  options?: NoWeights
): number {
  refuseWeights(options, 'excessAurc', BY_ROWS);
  return aurc(scores, grades) - bestAurc(grades);
}

/**
 * Area under the generalized risk–coverage curve (Traub et al. 2024): the mean share of all answers that are shown and
 * wrong, by trapezia over the coverage, a tied block being one straight step. For outcomes of 0 and 1 it equals
 * (1 − AUROC) a (1 − a) + (1 − a)² / 2 for accuracy a. NaN when empty.
 * @throws RangeError naming the row of a bad grade, score or weight
 */
export function augrc(scores: ArrayLike<number>, grades: ArrayLike<number>, options?: WeightOptions): number {
  const { n, counts, right } = tieBlocks(scores, grades, options);
  let wrong = 0;
  let area = 0;
  for (let block = counts.length - 1; block >= 0; block--) {
    const more = counts[block] - right[block];
    area += (counts[block] / n) * ((wrong + more / 2) / n);
    wrong += more;
  }
  return n === 0 ? NaN : area;
}

/**
 * Prediction rejection ratio: how much of the gain of the best order over a random one the scores reach. 1 is perfect,
 * 0 random, below 0 worse than random. Quality is the mean grade of the answers kept, over all rates of rejection
 * (Vashurin et al. 2025, LM-Polygraph): (r − AURC) / (r − best AURC) for mean risk r. The older form, in which rejected
 * answers count as right (Malinin & Gales 2021), is 2 AUROC − 1 for outcomes of 0 and 1. NaN when empty, or when all
 * grades are equal and no order is better than another.
 * @throws RangeError naming the row of a bad grade or score
 */
export function predictionRejectionRatio(
  scores: ArrayLike<number>,
  grades: ArrayLike<number>,
  options?: NoWeights
): number {
  refuseWeights(options, 'predictionRejectionRatio', BY_ROWS);
  const area = aurc(scores, grades);
  const random = 1 - mean(grades);
  const room = random - bestAurc(grades);
  return room > 1e-15 ? (random - area) / room : NaN;
}
