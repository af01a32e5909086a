import { readConfidence, readOutcome } from './cells';
import type { Faults } from './faults';
import type { PredictionRow, RawRow } from './predictions';

/** A row with a confidence and whether it was right; `null` when it was not attempted or has a fault. */
export function confidenceRow(
  { place, cells }: RawRow,
  faults: Faults
): PredictionRow | 'not attempted' | null {
  const correct = readOutcome(cells.correct, place, faults);
  // Who did not answer need not have said how sure.
  if (correct === 'not attempted') return 'not attempted';
  const confidence = readConfidence(cells.confidence, place, faults);
  return confidence === null || correct === null ? null : { confidence, correct };
}
