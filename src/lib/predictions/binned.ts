import { adaptiveEce, ece, mceOfBins, reliabilityBins, type Binning, type Probability } from '../calibration';

/** ECE under either binning; `mass` is the adaptive ECE. */
export function binnedEce(
  confidences: ArrayLike<Probability>,
  correct: ArrayLike<number>,
  bins: number,
  binning: Binning
): number {
  return (binning === 'mass' ? adaptiveEce : ece)(confidences, correct, bins);
}

/** MCE under either binning. */
export function binnedMce(
  confidences: ArrayLike<Probability>,
  correct: ArrayLike<number>,
  bins: number,
  binning: Binning
): number {
  return mceOfBins(reliabilityBins(confidences, correct, bins, binning));
}

/** The rule of the bins in words, to stand beside the figure. */
export function binningRule(bins: number, binning: Binning): string {
  return binning === 'mass'
    ? `${bins} bins of nearly equal counts, no value split over two`
    : `${bins} bins of equal width, right-closed (lo, hi], the first with its left edge`;
}
