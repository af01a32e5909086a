import { PredictionsError } from './predictions-error';

/** How many faults are told one by one. */
const CAP = 20;

/** Where a row begins in its file: its line, or its record where the lines are not known, counted from 1. */
export type Place = `line ${number}` | `row ${number}`;

/** Collects what is wrong in a file, so that all of it is told at once. */
export class Faults {
  private readonly told: string[] = [];
  private count = 0;

  /** @param file the file's name, for people */
  constructor(private readonly file: string) {}

  /**
   * Notes a value that cannot be read.
   * @param column name of the column or key; '' for the whole row
   * @param reason what is wrong and what to do, without a full stop
   */
  add(place: Place | null, column: string, value: unknown, reason: string): void {
    this.count++;
    if (this.told.length >= CAP) return;
    const where = [place, column].filter((part) => part !== null && part !== '').join(', ');
    const shown = value === undefined ? '' : ` ${shorten(value)}`;
    this.told.push(`${where === '' ? this.file : where}:${shown} ${reason}.`);
  }

  /** @throws PredictionsError listing the faults, when there are any */
  throwIfAny(): void {
    if (this.count === 0) return;
    const more = this.count > this.told.length ? [`… and ${this.count - this.told.length} more.`] : [];
    throw new PredictionsError([`${this.file}: nothing was computed.`, ...this.told, ...more].join('\n'));
  }
}

function shorten(value: unknown): string {
  const plain = (_: string, inner: unknown) => (typeof inner === 'bigint' ? String(inner) : inner);
  const text = (JSON.stringify(value, plain) ?? String(value)).replace(/\p{Cc}/gu, '�');
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
}
