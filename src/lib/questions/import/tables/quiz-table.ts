import { CAPS } from '../caps';
import type { FilePlace } from '../import-result';
import type { Report } from '../report';
import { Table, type TableRow, type TableSource } from './table';

/** Kinds of quiz questions that have one answer to grade against. */
export type QuizKind = 'multiple choice' | 'short answer' | 'true or false' | 'numerical';

/** An option or accepted answer of a quiz question. */
export interface QuizAnswer {
  /** Empty where the file gives none. For numerical answers the number as written. */
  text: string;
  /** Share of the points that it earns, in percent: 100 is right, below 0 costs points. */
  percent: number;
  /** For numerical answers: the bounds between which a number is right, both included. */
  range?: { low: number; high: number };
}

/** A question as quiz programs keep it. */
export interface QuizQuestion {
  id: string | null;
  category: string | null;
  kind: QuizKind;
  text: string;
  answers: QuizAnswer[];
}

const COLUMNS = ['id', 'category', 'kind', 'question', 'answers'];

/** Why a question of another kind is left out, in words. */
export function reasonOfKind(kind: string): string {
  switch (kind) {
    case 'essay':
      return 'is an essay question: it has no accepted answer';
    case 'description':
      return 'is a description, not a question';
    case 'matching':
      return 'is a matching question: it asks for several answers at once';
    case 'cloze':
      return 'is a cloze question: it asks for several answers at once';
    default:
      return `is a question of type "${kind.slice(0, 40)}", which the lab does not read`;
  }
}

export const ASKS_SEVERAL = 'asks for several answers at once; the lab takes questions with one';

export const SHOWS_MEDIA = 'shows a picture or plays a recording, which a language model is not given';

/** `$course$/top/Geography/Capitals` as `Geography/Capitals`; `null` where nothing is left. */
export function categoryName(path: string): string | null {
  const name = path
    .trim()
    .replace(/^\$[a-z]+\d*\$(?:\/|$)/i, '')
    .replace(/^top(?:\/|$)/i, '')
    .trim();
  return name === '' ? null : name;
}

/** Gathers the questions of a quiz file as rows, and names the ones that are left out, each with its line. */
export class QuizRows {
  readonly #rows: TableRow[] = [];
  /** Questions met so far, the ones left out included. */
  #count = 0;
  #place: FilePlace;

  constructor(
    private readonly source: TableSource,
    private readonly report: Report
  ) {
    this.#place = { file: source.file, row: null, line: null, column: null };
  }

  /** Begins the next question, on this line, where there are lines; false where the limit of rows is met. */
  next(line: number | null): boolean {
    this.#place = { ...this.#place, row: this.#count + 1, line };
    if (this.#count === CAPS.rows) {
      const message = `${this.source.file} has more than ${CAPS.rows} questions; the ones after that were not read.`;
      this.report.cap(this.#place, 'rows', CAPS.rows, message);
      return false;
    }
    this.#count++;
    return true;
  }

  /** Questions met so far, the ones left out included. */
  get count(): number {
    return this.#count;
  }

  /** Keeps the question that was begun. */
  keep({ id, category, kind, text, answers }: QuizQuestion): void {
    const { row, line } = this.#place;
    this.#rows.push({ row: row!, line, values: [id, category, kind, text, answers] });
  }

  /** Leaves out the question that was begun. */
  leaveOut(reason: string, value: string, line = this.#place.line): void {
    this.report.fault({ ...this.#place, line }, reason, 'row left out', value);
  }

  table(): Table {
    return new Table(this.source, COLUMNS, true, this.#rows);
  }
}
