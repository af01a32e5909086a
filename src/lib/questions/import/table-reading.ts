import type { GoldKind } from './import-result';
import { KeySurvey } from './values/key-survey';

/** What reading the rows of a table has in common: how its keys are read, and which of its columns are used. */
export class TableReading {
  /** Indices of columns a value was taken from. */
  readonly used = new Set<number>();
  /** The column that names the right option, once a row was read that has one. */
  gold: string | null = null;
  /** Present while the keys are looked at only, to find how they are to be read. */
  readonly survey: KeySurvey | null;

  constructor(
    /** How a key names its option where several readings are possible; `null` before that is known. */
    readonly keys: GoldKind | null
  ) {
    this.survey = keys === null ? new KeySurvey() : null;
  }
}
