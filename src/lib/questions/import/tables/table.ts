import type { FileFormat } from '../file-format';
import type { FilePlace, TextEncoding } from '../import-result';

/** One row or record: where it stands, and its values in the order of the table's columns. */
export interface TableRow {
  /** As in `FilePlace`. */
  row: number;
  line: number | null;
  values: readonly unknown[];
}

/** What makers of quizzes write behind a column's name for who fills it in. */
const HINT =
  /\((?:s|optional|max[^()]*|min[^()]*|only[^()]*|sec[^()]*|in sec[^()]*)\)| [-–] (?:max|choose|at least|up to) .*$/gis;

/**
 * A column's name as it is compared: lower case, letters and digits only, so that `Best Answer` is `best_answer`, and
 * without hints such as `(optional)` or ` - max 75 characters`.
 */
export function fieldKey(name: string): string {
  const bare = name.length < 200 ? name.replace(HINT, '') : name;
  return (bare.trim() === '' ? name : bare)
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');
}

/** Whether a cell holds nothing: absent, null, or only white space. */
export function isBlank(value: unknown): boolean {
  return value === undefined || value === null || (typeof value === 'string' && value.trim() === '');
}

/** Where a table comes from. */
export interface TableSource {
  file: string;
  format: FileFormat;
  encoding: TextEncoding | null;
  /** Where the columns' names were decided on by a mapping: the signature the table had before that. */
  signature?: string;
}

/** Rows under named columns, whatever kind of file they come from. Fields are looked up by `fieldKey`. */
export class Table {
  readonly #index = new Map<string, number>();

  constructor(
    readonly source: TableSource,
    /** Names as the file has them; `column 1` … where it has none. All different. */
    readonly columns: readonly string[],
    /** Whether the file names its columns. */
    readonly hasHeader: boolean,
    readonly rows: readonly TableRow[]
  ) {
    for (const [i, column] of columns.entries()) {
      const key = fieldKey(column);
      if (!this.#index.has(key)) this.#index.set(key, i);
    }
  }

  /** Index of the column with this key, or −1. */
  indexOf(field: string): number {
    return this.#index.get(field) ?? -1;
  }

  /** Keys of all columns. */
  get fields(): string[] {
    return [...this.#index.keys()];
  }

  /** Whether all these columns are there. */
  has(...fields: string[]): boolean {
    return fields.every((field) => this.#index.has(field));
  }

  /** The first values of a column that are not blank. */
  sample(field: string, count = 50): unknown[] {
    const index = this.indexOf(field);
    if (index < 0) return [];
    const found: unknown[] = [];
    for (const { values } of this.rows) {
      if (!isBlank(values[index])) found.push(values[index]);
      if (found.length === count) break;
    }
    return found;
  }

  /** Whether a column has values, and nearly all of the first ones are so. */
  mostly(field: string, test: (value: unknown) => boolean): boolean {
    const values = this.sample(field);
    return values.length > 0 && values.filter(test).length >= 0.8 * values.length;
  }

  /** Place of a row, or of its value under a column. */
  place({ row, line }: TableRow, column: string | null): FilePlace {
    return { file: this.source.file, row, line, column };
  }
}
