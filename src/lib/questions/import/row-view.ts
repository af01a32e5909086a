import { CAPS } from './caps';
import { RowFault } from './draft';
import type { FaultEffect, GoldKind, ListSeparator } from './import-result';
import type { Report } from './report';
import { TableReading } from './table-reading';
import { isBlank, type Table, type TableRow } from './tables/table';
import { indexOfKey, optionKey } from './values/option-key';
import { furtherKeys } from './values/further-keys';
import { asList, asNumber, asText } from './values/read-value';
import { textsWithin } from './values/texts-within';
import { labelledById, optionsOfValue, type Options } from './values/options';

const IDS = ['id', 'qid', 'questionid', 'uid', 'uuid', 'guid', 'exampleid', 'docid', 'key'];

/** One row as a shape reads it: fields by key; what is missing or wrong is thrown as a fault with its column. */
export class RowView {
  constructor(
    readonly table: Table,
    readonly row: TableRow,
    readonly report: Report,
    private readonly reading = new TableReading('index from 0')
  ) {}

  /** The file's own name of a column. */
  column(field: string): string {
    return this.table.columns[this.table.indexOf(field)] ?? field;
  }

  /** The value as it is; `undefined` where it is blank or the column is not there. */
  get(field: string): unknown {
    const index = this.table.indexOf(field);
    if (index >= 0) this.reading.used.add(index);
    const value = this.row.values[index];
    return isBlank(value) ? undefined : value;
  }

  /** Notes something about this row that does not leave it out. */
  note(field: string, reason: string, effect: FaultEffect, value?: unknown): void {
    this.report.fault(this.table.place(this.row, this.column(field)), reason, effect, value);
  }

  #checked(field: string, text: string): string {
    if (text.length <= CAPS.cellLength) return text;
    const reason = `is longer than ${CAPS.cellLength} characters, the limit of a cell`;
    const place = this.table.place(this.row, this.column(field));
    this.report.cap(
      place,
      'cell length',
      CAPS.cellLength,
      `Texts of more than ${CAPS.cellLength} characters are left out.`
    );
    throw new RowFault(this.column(field), reason, text);
  }

  /**
   * A text from within a field's value, unless it is too long.
   * @throws RowFault where it is longer than a cell may be
   */
  within(field: string, text: string): string {
    return this.#checked(field, text);
  }

  /** Text of a field, or `undefined` where it is blank. */
  optional(field: string): string | undefined {
    const text = asText(this.get(field));
    return text === null ? undefined : this.#checked(field, text);
  }

  /** Text of a field that must be there. */
  text(field: string, what: string): string {
    const value = this.get(field);
    const text = asText(value);
    if (text === null) {
      throw value === undefined
        ? new RowFault(this.column(field), `${what} is empty`)
        : new RowFault(this.column(field), `${what} is not a text`, value);
    }
    return this.#checked(field, text);
  }

  /** The question with the texts of other columns before it; one that it holds already is not repeated. */
  withContext(question: string, fields: readonly string[]): string {
    const before = fields
      .map((field) => textsWithin(this.get(field)).join('\n'))
      .filter((text) => text !== '' && !question.includes(text));
    if (before.length === 0) return question;
    return this.#checked(fields[0]!, [...before, question].join('\n'));
  }

  /** Texts of a list, blanks left out; empty where there is none. */
  list(field: string, separator?: ListSeparator): string[] {
    return asList(this.get(field), separator).map((text) => this.#checked(field, text));
  }

  /** A number, or `undefined` where the field holds none. */
  number(field: string): number | undefined {
    const value = this.get(field);
    const number = asNumber(value);
    if (number === null && value !== undefined) this.note(field, 'is not a number', 'value left out', value);
    return number ?? undefined;
  }

  /** The id the file gives, under any of the usual names. */
  id(): string | undefined {
    for (const field of IDS) {
      const text = asText(this.get(field));
      if (text !== null) return text.slice(0, 200);
    }
    return undefined;
  }

  /** Options in any layout, from one field; `null` where it holds none. */
  optionsIfAny(field: string): Options | null {
    const options = optionsOfValue(this.get(field));
    for (const text of options?.texts ?? []) if (text !== null) this.#checked(field, text);
    return options;
  }

  /** Options in any layout, from one field that must hold them. */
  options(field: string): Options {
    const options = this.optionsIfAny(field);
    if (!options) throw new RowFault(this.column(field), 'holds no list of options', this.get(field));
    return options;
  }

  /**
   * Options with the right one: blank options are left out and noted.
   * @param gold field that says which one is right
   * @param kind how it does, where that was said; else as the table's keys are read
   */
  choose(
    given: Options,
    optionsField: string,
    gold: string,
    kind?: GoldKind
  ): { texts: string[]; gold: number } {
    const value = this.get(gold);
    if (value === undefined) throw new RowFault(this.column(gold), 'the right answer is not given');
    this.reading.gold ??= this.column(gold);
    const options = labelledById(given, gold);
    const { survey, keys } = this.reading;
    if (survey) {
      survey.observe(value, options, this.row);
      throw new RowFault(this.column(gold), 'is only looked at');
    }
    const key = optionKey(value, options);
    const isBoth = key.form === 'marks' && (kind ?? keys) !== 'marks';
    if (key.form === 'several' || isBoth) throw severalRight(this, gold);
    let index = indexOfKey(key, kind ?? keys ?? 'index from 0');
    // What makes no sense as the others are read can only be meant in the way that is left.
    if (options.texts[index] == null && kind === undefined) {
      if (key.form === 'letter') index = key.own >= 0 ? key.own : key.place;
      else if (key.form === 'index' && key.own >= 0) index = key.own;
    }
    for (const field of furtherKeys(this.table, gold, options)) {
      const other = optionKey(this.get(field), options);
      const place = indexOfKey(other, kind ?? keys ?? 'index from 0');
      if (other.form === 'several' || (options.texts[place] != null && place !== index)) {
        throw severalRight(this, gold);
      }
    }
    return this.chosen(options, optionsField, index, gold);
  }

  /** As `choose`, where the index of the right option is known. */
  chosen(
    options: Options,
    optionsField: string,
    index: number,
    gold: string
  ): { texts: string[]; gold: number } {
    const count = options.texts.length;
    if (!(index >= 0 && index < count)) {
      throw new RowFault(this.column(gold), `names none of the ${count} options`, this.get(gold));
    }
    const right = options.texts[index];
    if (right === null) throw new RowFault(this.column(optionsField), 'the right option is empty');
    const texts: string[] = [];
    let position = 0;
    for (const [i, text] of options.texts.entries()) {
      if (i === index) position = texts.length;
      if (text !== null) texts.push(text);
      else this.note(optionsField, `option ${i + 1} is empty`, 'value left out');
    }
    return { texts, gold: position };
  }
}

/** The fault of a row whose key names several right options. */
export function severalRight(row: RowView, field: string): RowFault {
  const reason = 'names more than one right option; the lab takes questions with one right option';
  return new RowFault(row.column(field), reason, row.get(field));
}
