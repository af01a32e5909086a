import { requireSeparateParts } from '../calibration/splitting/separate-parts';
import type { Part } from './predictions';
import { PredictionsError } from './predictions-error';

/**
 * Refuses a split in which the same id stands in both parts: what is fitted on the one would be judged on the same
 * questions in the other.
 * @throws PredictionsError saying how many, which the first are, and what to do
 */
export function refuseLeak(ids: readonly string[], split: readonly Part[], file: string): void {
  try {
    requireSeparateParts(ids, split);
  } catch (error) {
    throw new PredictionsError(`${file}: ${(error as Error).message} Or let --split 0.5 split by id.`);
  }
}
