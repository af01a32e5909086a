import { readWeights, type WeightOptions } from '../weights';
import { requireOptions } from './nll';
import { rowMean } from './row-mean';

/**
 * Brier score of K-way predictions: mean of Σ_k (p_k − [k is right])² over the options (Brier 1950), from 0 to 2. With two options it
 * is twice the Brier score of either. NaN when empty.
 * @param probabilities a row of K probabilities a question; K may differ from row to row
 * @param labels number of the right option in its row, from 0
 * @throws RangeError naming the row whose label is no option or whose probabilities are none, or of a bad weight
 */
export function kWayBrier(
  probabilities: ArrayLike<ArrayLike<number>>,
  labels: ArrayLike<number>,
  options?: WeightOptions
): number {
  requireOptions(probabilities, labels);
  const weights = readWeights(labels, options);
  const squares = (row: number) => {
    let sum = 0;
    for (let option = 0; option < probabilities[row].length; option++) {
      const gap = probabilities[row][option] - (option === labels[row] ? 1 : 0);
      sum += gap * gap;
    }
    return sum;
  };
  return rowMean(labels.length, squares, weights);
}
