import type { Draft } from './draft';
import { answerSeparators, type AnswerSeparator, type ImportDoubt } from './import-result';
import { isMoreAnswersName } from './mapping/field-names';
import { signatureOf } from './mapping/mappable-table';
import type { RecognisedTable } from './recognise';
import { excerpt } from './report';
import { isSeveral } from './split-answers';
import { fieldKey, type TableRow } from './tables/table';
import { isOptionLetter } from './values/gold-letter';
import { asText } from './values/read-value';

interface Found {
  rows: number;
  row: TableRow;
  value: string;
}

/** Counts rows of a kind, and keeps the first. */
class Count {
  found: Found | null = null;

  add(row: TableRow, value: string): void {
    if (this.found) this.found.rows++;
    else this.found = { rows: 1, row, value };
  }
}

/** Whether commas in a column are likely to part several answers: a plural, or further accepted answers. */
const isListName = (column: string) => {
  const field = fieldKey(column);
  return /[a-z]{2}s$/.test(field) || isMoreAnswersName(field);
};

const ONLY_LETTER =
  'is only a letter, as in most rows, and the file has no options that it could name: it was taken for the answer itself';
const LABELLED =
  'begins with a label, as options and most answers here do, but the file has no options: the label was taken for part of the answer';

/** Counts the answers, right and wrong, that may be several in one text, and those that are only letters. */
export class AnswerDoubts {
  readonly #right = new Map<AnswerSeparator, Count>();
  readonly #wrong = new Map<AnswerSeparator, Count>();
  readonly #letters = new Count();
  readonly #labels = new Count();
  #rows = 0;
  readonly #commas: boolean;

  constructor(private readonly found: RecognisedTable) {
    const { mapping } = found;
    this.#commas =
      mapping !== null &&
      mapping.separator !== 'json' &&
      mapping.answers.some((column) => isListName(column));
  }

  add({ answers, distractors, options, asIs }: Draft, row: TableRow): void {
    const [answer] = answers;
    if (options || asIs || answer === undefined) return;
    this.#rows++;
    if (!distractors?.length && answers.every(isOptionLetter)) {
      this.#letters.add(row, answer);
    } else if (answers.every((answer) => /^\(?[A-Ja-j][).:]\s+\S/.test(answer))) {
      this.#labels.add(row, answer);
    }
    for (const separator of answerSeparators) {
      const several = (text: string) => isSeveral(text, separator);
      const value = separator === ',' && !this.#commas ? undefined : answers.find(several);
      if (value !== undefined) this.#count(this.#right, separator, row, value);
      const only = distractors?.length === 1 && several(distractors[0]!) ? distractors[0] : undefined;
      if (only !== undefined) this.#count(this.#wrong, separator, row, only);
    }
  }

  #count(
    counts: Map<AnswerSeparator, Count>,
    separator: AnswerSeparator,
    row: TableRow,
    value: string
  ): void {
    const count = counts.get(separator) ?? new Count();
    counts.set(separator, count);
    count.add(row, value);
  }

  /** @param unused columns no question was made with */
  all(unused: readonly string[]): ImportDoubt[] {
    const { mapping, recognised } = this.found;
    if (recognised.sure === 'mapped') return [];
    const most = ({ found }: Count) =>
      this.#rows > 1 && (found?.rows ?? 0) >= 0.8 * this.#rows ? found : null;
    const [letters, labels] = [most(this.#letters), most(this.#labels)];
    return [
      ...(letters ? [this.#letterDoubt(letters, ONLY_LETTER)] : []),
      ...(labels ? [this.#letterDoubt(labels, LABELLED)] : []),
      ...(mapping ? this.#splits(this.#right, mapping.answers[0], 'accepted answers') : []),
      ...(mapping ? this.#splits(this.#wrong, mapping.distractors[0], 'wrong answers') : []),
      ...this.#numbered(unused)
    ];
  }

  #letterDoubt({ row, value, rows }: Found, reason: string): ImportDoubt {
    const { table, mapping } = this.found;
    return {
      ...table.place(row, mapping?.answers[0] ?? null),
      about: 'letters',
      reason,
      value: excerpt(value),
      rows,
      signature: signatureOf(table)
    };
  }

  #splits(
    counts: ReadonlyMap<AnswerSeparator, Count>,
    column: string | undefined,
    what: string
  ): ImportDoubt[] {
    const { table, mapping } = this.found;
    return [...counts].map(([separator, { found }]) => ({
      ...table.place(found!.row, column ?? null),
      about: 'split',
      reason: `holds ${separator === 'newline' ? 'a line break' : `"${separator}"`}: it may be several ${what}, and was kept as one`,
      value: excerpt(found!.value),
      rows: found!.rows,
      separator,
      other: { ...mapping!, splitAnswers: separator },
      signature: signatureOf(table)
    }));
  }

  /** `answer 2` beside `answer`: accepted too, or wrong. */
  #numbered(unused: readonly string[]): ImportDoubt[] {
    const { table, mapping } = this.found;
    if (!mapping) return [];
    const stems = mapping.answers.map((column) => fieldKey(column).replace(/\d+$/, ''));
    return unused
      .filter(
        (column) => /\d$/.test(fieldKey(column)) && stems.includes(fieldKey(column).replace(/\d+$/, ''))
      )
      .map((column) => {
        const index = table.columns.indexOf(column);
        const row = table.rows.find(({ values }) => asText(values[index]) !== null) ?? table.rows[0]!;
        return {
          ...table.place(row, column),
          about: 'answers' as const,
          reason: 'may hold further accepted answers, or wrong ones, and was not used',
          value: excerpt(row.values[index] ?? ''),
          rows: table.rows.length,
          other: { ...mapping, answers: [...mapping.answers, column] },
          signature: signatureOf(table)
        };
      });
  }
}
