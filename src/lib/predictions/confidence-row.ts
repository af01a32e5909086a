import type { ConfidenceScale } from './confidence-scale';
import type { Faults } from './faults';
import { readOutcome, type Outcome } from './outcome-cell';
import type { RawRow, RowReading } from './predictions';

/** Reads rows that say how sure and whether right. */
export class ConfidenceRows {
  /** @param recorded whether the columns are those of recorded answers, where an outcome of −1 is "not attempted" */
  constructor(
    private readonly scale: ConfidenceScale,
    private readonly columns: { confidence: string; correct: string },
    private readonly recorded: boolean
  ) {}

  private outcome({ place, cells }: RawRow, faults: Faults): Outcome | null {
    const value = cells[this.columns.correct];
    if (this.recorded && Number(value) === -1) return 'not attempted';
    return readOutcome(value, place, faults, this.columns.correct);
  }

  read(row: RawRow, faults: Faults): RowReading {
    const correct = this.outcome(row, faults);
    // Who did not answer need not have said how sure.
    if (correct === 'not attempted') return 'not attempted';
    const confidence = this.scale.read(row.cells[this.columns.confidence], row.place, faults);
    return confidence === null || correct === null ? null : { confidence, correct };
  }
}
