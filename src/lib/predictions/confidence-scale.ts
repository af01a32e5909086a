import { isBlank } from '../questions/import/tables/table';
import { asNumber, asText } from '../questions/import/values/read-value';
import { counted } from './counted';
import type { Faults, Place } from './faults';

/** Above 1 by at most this, a confidence is 1 and a rounding error; below 0 likewise. */
const ROUNDING = 1e-9;

interface Written {
  number: number | null;
  /** A percent sign stands behind it. */
  signed: boolean;
  /** It has a decimal comma. */
  comma: boolean;
  /** It is written as a share, `9/10` or `9 out of 10`. */
  share: boolean;
}

/** `85/100`, `9 out of 10`. */
const SHARE = /^(\d+(?:[.,]\d+)?)\s*(?:\/|out of)\s*(\d+)$/i;
/** Names of columns that say that confidences are percentages. */
const PERCENT_NAME = /%|percent|\bpct|_pct|0\s*(?:-|–|to)\s*100/i;

/** Whether a column's name says that what stands in it is from 0 to 100. */
export function saysPercent(column: string): boolean {
  return PERCENT_NAME.test(column);
}

/** A confidence as it is written: the number, and whether a percent sign stands behind it. */
function writtenNumber(value: unknown): Written {
  const text = asText(value) ?? '';
  const [, part, whole] = SHARE.exec(text) ?? [];
  if (part !== undefined) {
    const of = Number(whole);
    const number = asNumber(part.replace(',', '.'));
    return {
      number: number === null || of === 0 ? null : number / of,
      signed: false,
      comma: false,
      share: true
    };
  }
  const bare = text.replace(/\s*%$/, '');
  const comma = /^[+-]?\d*,\d+$/.test(bare);
  const number = asNumber(comma ? bare.replace(',', '.') : bare);
  return { number, signed: bare !== text, comma, share: false };
}

/** Reads the confidences of one column and counts what was done to them. */
export class ConfidenceScale {
  private rounded = 0;
  private signed = 0;
  private commas = 0;
  private shares = 0;
  private readonly someSigned: boolean;
  private readonly somePointed: boolean;
  private readonly largest: number;

  /**
   * @param cells all cells of the column: a sign in one says something of the others
   * @param percent whether they are known to be from 0 to 100
   */
  constructor(
    cells: readonly unknown[],
    private readonly column: string,
    private readonly percent: boolean
  ) {
    const written = cells.map(writtenNumber);
    this.someSigned = written.some(({ signed }) => signed);
    this.somePointed = cells.some((cell) => /\d\.\d/.test(asText(cell) ?? ''));
    this.largest = written.reduce((most, { number }) => Math.max(most, number ?? 0), 0);
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
    const { number, signed, comma, share: isShare } = writtenNumber(value);
    if (number === null) return fail(`is not a number ${range}`);
    if (comma && this.somePointed) {
      return fail('has a comma, though other confidences have a decimal point: which it is cannot be known');
    }
    if (isShare && number > 1) return fail('is more than the whole');
    if (this.someSigned && !signed && !isShare && !this.percent) {
      return fail('has no percent sign, though other confidences have one');
    }
    const share = signed || (this.percent && !isShare) ? number / 100 : number;
    if (share >= -ROUNDING && share <= 1 + ROUNDING) {
      if (signed) this.signed++;
      if (comma) this.commas++;
      if (isShare) this.shares++;
      if (share < 0 || share > 1) this.rounded++;
      return Math.min(1, Math.max(0, share));
    }
    if (share > 1 && share <= 100 && range === 'from 0 to 1') {
      return fail(
        this.largest > 1.1 && this.largest <= 10
          ? `is over 1, and none is over ${this.largest}: if the confidences are out of ${this.largest > 5 ? 10 : Math.ceil(this.largest)}, divide them by that; if they are percentages, say so with --percent`
          : 'is over 1; if the confidences are percentages, say so with --percent'
      );
    }
    const cure = share < 0 && !this.percent ? '; a log-probability must be made a probability first' : '';
    return fail(`is not a number ${range}${cure}`);
  }

  /** What was done, in sentences. */
  notes(): string[] {
    const notes: string[] = [];
    if (this.signed > 0 && !this.percent) notes.push('Confidences with a percent sign were divided by 100.');
    if (this.percent && this.largest > 1 && this.largest <= 10) {
      notes.push(
        `Doubt: no confidence is over ${this.largest} %. If they are out of 10, divide them by 10 instead.`
      );
    }
    if (this.shares > 0) {
      notes.push(
        `${counted(this.shares, 'confidence is', 'confidences are')} written as a share, such as 9/10, and read so.`
      );
    }
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
