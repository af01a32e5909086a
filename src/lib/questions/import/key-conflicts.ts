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

/** Columns beside the one that was read that also say which option is right: where they say another, that is told. */
export class KeyConflicts {
  readonly #counts = new Map<string, { rows: number; row: TableRow; value: unknown }>();

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
      if (!this.#differs(value, options)) continue;
      const column = table.columns[index];
      const count = this.#counts.get(column);
      if (count) count.rows++;
      else this.#counts.set(column, { rows: 1, row, value });
    }
  }

  #differs(value: unknown, { texts, gold }: NonNullable<Draft['options']>): boolean {
    const key = optionKey(value, { texts, labels: null });
    if (key.form === 'sure')
      return key.by === 'text' && answerKey(texts[key.index]) !== answerKey(texts[gold]);
    const place = key.form === 'letter' && key.own < 0 ? placeOfLetter(asText(single(value))!) : null;
    return place !== null && place < texts.length && place !== gold;
  }

  doubts(): ImportDoubt[] {
    const { table, recognised } = this.found;
    if (recognised.sure === 'mapped') return [];
    return [...this.#counts].map(([column, { rows, row, value }]) => ({
      ...table.place(row, column),
      about: 'conflict',
      reason: `names another option than "${this.gold}", which was followed`,
      value: excerpt(value),
      rows,
      signature: signatureOf(table)
    }));
  }
}
