import { normalCdf, normalDensity } from '../normal';
import { requireMade, type ReliabilityBin } from './bins';

/**
 * Checks bins made before, without weights.
 * @throws TypeError where they have weights
 */
function requireCounted(bins: readonly ReliabilityBin[]): void {
  requireMade(bins);
  if (bins.some(({ weight }) => weight !== undefined)) {
    throw new TypeError(
      'A debiased error takes no weights: the bias it takes off is that of so many rows. Make the bins without them.'
    );
  }
}

/**
 * ECE over bins with the bias of finite bins taken off (Kumar, Liang & Ma 2019, "Verified uncertainty calibration",
 * their debiased estimator for ℓ₁): 2 ECE − Σ (n_b / n) E|N(gap_b, a_b (1 − a_b) / n_b)|, with the expectation of the
 * folded normal in closed form where the authors' code draws 1,000 samples. It may be below 0, which says that the ECE
 * is smaller than chance alone would make it. Bins with a single row are refused by the authors' code and count with
 * no spread here. NaN when empty.
 */
export function debiasedEceOfBins(bins: readonly ReliabilityBin[]): number {
  requireCounted(bins);
  let plain = 0;
  let expected = 0;
  let n = 0;
  for (const { count, accuracy, meanConfidence } of bins) {
    if (count === 0) continue;
    const gap = accuracy - meanConfidence;
    plain += count * Math.abs(gap);
    expected += count * foldedNormalMean(gap, Math.sqrt((accuracy * (1 - accuracy)) / count));
    n += count;
  }
  return (2 * plain - expected) / n;
}

/**
 * Squared ℓ₂ calibration error over bins without bias (Kumar, Liang & Ma 2019, def. 5.2; Bröcker 2012):
 * Σ (n_b / n) [gap_b² − a_b (1 − a_b) / (n_b − 1)]. Bins with one row count 0, as in the authors' code. It may be below
 * 0; its root, cut at 0, is their debiased ℓ₂ error. NaN when empty.
 */
export function debiasedSquaredCeOfBins(bins: readonly ReliabilityBin[]): number {
  requireCounted(bins);
  let sum = 0;
  let n = 0;
  for (const { count, accuracy, meanConfidence } of bins) {
    if (count > 1) {
      sum += count * ((accuracy - meanConfidence) ** 2 - (accuracy * (1 - accuracy)) / (count - 1));
    }
    n += count;
  }
  return sum / n;
}

/** E|X| for X normal with this mean and deviation (Leone, Nelson & Nottingham 1961). */
export function foldedNormalMean(mean: number, deviation: number): number {
  if (deviation === 0) return Math.abs(mean);
  const z = mean / deviation;
  return 2 * deviation * normalDensity(z) + mean * (1 - 2 * normalCdf(-z));
}
