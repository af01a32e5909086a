import { answerKey } from '../same-answer';
import type { Draft } from './draft';
import type { ImportDoubt } from './import-result';
import { nameRank } from './mapping/field-names';
import { signatureOf } from './mapping/mappable-table';
import type { RecognisedTable } from './recognise';
import { excerpt } from './report';
import type { TableRow } from './tables/table';
import { optionKey, placeOfLetter } from './values/option-key';
import { asText } from './values/read-value';
import { single } from './values/single';

/** Names of columns that may say which option is right, a reply's not among them. */
const isKeyName = (field: string) =>
  nameRank('gold', field) !== null ||
  (nameRank('answer', field) !== null && !/^(?:response|output|completion|back)$/.test(field));

/** Rows in which a column names another option, and the first of them. */
interface Conflict {
  rows: number;
  first?: { row: TableRow; value: unknown };
}

/** Columns beside the one that was read that also say which option is right: where they say another, that is told. */
export class KeyConflicts {
  /** By column, then by what its numbers count from. */
  readonly #counts = new Map<string, Record<0 | 1, Conflict>>();

  constructor(
    private readonly found: RecognisedTable,
    private readonly gold: string | null
  ) {}

  /** @param used indices of the columns the draft was made with */
  add({ options, asIs }: Draft, row: TableRow, used: ReadonlySet<number>): void {
    if (!options || asIs || this.gold === null) return;
    const { table } = this.found;
    for (const field of table.fields) {
      const index = table.indexOf(field);
      const value = row.values[index];
      if (used.has(index) || !isKeyName(field) || asText(single(value)) === null) continue;
      const column = table.columns[index]!;
      const counts = this.#counts.get(column) ?? { 0: { rows: 0 }, 1: { rows: 0 } };
      this.#counts.set(column, counts);
      for (const from of [0, 1] as const) {
        if (!this.#differs(value, options, from)) continue;
        if (counts[from].rows++ === 0) counts[from].first = { row, value };
      }
    }
  }

  #differs(value: unknown, { texts, gold }: NonNullable<Draft['options']>, from: 0 | 1): boolean {
    const key = optionKey(value, { texts, labels: null });
    if (key.form === 'index' && key.own < 0) return key.number - from !== gold;
    if (key.form === 'sure')
      return key.by === 'text' && answerKey(texts[key.index]!) !== answerKey(texts[gold]!);
    const place = key.form === 'letter' && key.own < 0 ? placeOfLetter(asText(single(value))!) : null;
    return place !== null && place < texts.length && place !== gold;
  }

  doubts(): ImportDoubt[] {
    if (this.found.recognised.sure === 'mapped') return [];
    return [...this.#counts].flatMap(([column, counts]) => {
      const { rows, first } = counts[counts[1].rows < counts[0].rows ? 1 : 0];
      return first ? [this.#doubt(column, first, rows)] : [];
    });
  }

  #doubt(column: string, { row, value }: NonNullable<Conflict['first']>, rows: number): ImportDoubt {
    const { table } = this.found;
    return {
      ...table.place(row, column),
      about: 'conflict',
      reason: `names another option than "${this.gold}", which was followed`,
      value: excerpt(value),
      rows,
      signature: signatureOf(table)
    };
  }
}
