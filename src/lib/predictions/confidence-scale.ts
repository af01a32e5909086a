import { isBlank } from '../questions/import/tables/table';
import { asNumber, asText } from '../questions/import/values/read-value';
import { counted } from './counted';
import type { Faults, Place } from './faults';

/** Above 1 by at most this, a confidence is 1 and a rounding error; below 0 likewise. */
const ROUNDING = 1e-9;

/** A confidence as it is written: the number, and whether a percent sign stands behind it. */
function writtenNumber(value: unknown): { number: number | null; signed: boolean; comma: boolean } {
  const text = asText(value) ?? '';
  const bare = text.replace(/\s*%$/, '');
  const comma = /^[+-]?\d*,\d+$/.test(bare);
  const number = asNumber(comma ? bare.replace(',', '.') : bare);
  return { number, signed: bare !== text, comma };
}

/** Reads the confidences of one column and counts what was done to them. */
export class ConfidenceScale {
  private rounded = 0;
  private signed = 0;
  private commas = 0;
  private readonly someSigned: boolean;

  /**
   * @param cells all cells of the column: a sign in one says something of the others
   * @param percent whether they are known to be from 0 to 100
   */
  constructor(
    cells: readonly unknown[],
    private readonly column: string,
    private readonly percent: boolean
  ) {
    this.someSigned = cells.some((cell) => writtenNumber(cell).signed);
  }

  /** A confidence in [0, 1]; `null` with a fault when it is none. Nothing is guessed to be a percentage. */
  read(value: unknown, place: Place, faults: Faults): number | null {
    const fail = (reason: string) => {
      faults.add(place, this.column, value, reason);
      return null;
    };
    const range = this.percent || this.someSigned ? 'from 0 to 100' : 'from 0 to 1';
    if (isBlank(value)) {
      const was = value === null ? 'is empty, or was NaN' : 'is empty';
      return fail(`${was}; it must be a number ${range}`);
    }
    const { number, signed, comma } = writtenNumber(value);
    if (number === null) return fail(`is not a number ${range}`);
    if (this.someSigned && !signed && !this.percent) {
      return fail('has no percent sign, though other confidences have one');
    }
    const share = signed || this.percent ? number / 100 : number;
    if (share >= -ROUNDING && share <= 1 + ROUNDING) {
      if (signed) this.signed++;
      if (comma) this.commas++;
      if (share < 0 || share > 1) this.rounded++;
      return Math.min(1, Math.max(0, share));
    }
    if (share > 1 && share <= 100 && range === 'from 0 to 1') {
      return fail('is over 1; if the confidences are percentages, say so with --percent');
    }
    const cure = share < 0 && !this.percent ? '; a log-probability must be made a probability first' : '';
    return fail(`is not a number ${range}${cure}`);
  }

  /** What was done, in sentences. */
  notes(): string[] {
    const notes: string[] = [];
    if (this.signed > 0 && !this.percent) notes.push('Confidences with a percent sign were divided by 100.');
    if (this.commas > 0) {
      notes.push(`${counted(this.commas, 'decimal comma was', 'decimal commas were')} read as a point.`);
    }
    if (this.rounded > 0) {
      notes.push(
        `${counted(this.rounded, 'confidence was', 'confidences were')} outside 0 to 1 by a rounding error of at most 1e-9, and read as 0 or 1.`
      );
    }
    return notes;
  }
}
