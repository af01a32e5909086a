import { UsageError } from '../usage-error';

/** How many faults are told one by one. */
const CAP = 20;

/** Where a row begins in its file: its line, counted from 1 as editors do. */
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
  add(place: Place, column: string, value: unknown, reason: string): void {
    this.count++;
    if (this.told.length >= CAP) return;
    const where = column === '' ? place : `${place}, ${column}`;
    const shown = value === undefined ? '' : ` ${shorten(value)}`;
    this.told.push(`${where}:${shown} ${reason}.`);
  }

  /** @throws UsageError listing the faults, when there are any */
  throwIfAny(): void {
    if (this.count === 0) return;
    const more = this.count > this.told.length ? [`… and ${this.count - this.told.length} more.`] : [];
    throw new UsageError([`${this.file}: nothing was computed.`, ...this.told, ...more].join('\n'));
  }
}

function shorten(value: unknown): string {
  const text = JSON.stringify(value) ?? String(value);
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
}
