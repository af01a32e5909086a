import type { Question, QuestionSet } from '../question';
import type { FileFormat } from './file-format';

/** How the bytes of a text are read. Parquet has none. */
export type TextEncoding = 'utf-8' | 'utf-8 with BOM' | 'utf-16le' | 'utf-16be';

/**
 * How sure the importer is of a shape: `certain`, the field names and values are those of one known set; `likely`, they
 * fit a common layout; `mapped`, a person (or a remembered mapping) said which column is what.
 */
export type Sureness = 'certain' | 'likely' | 'mapped';

/** What a file was recognised as. */
export interface Recognition {
  format: FileFormat;
  encoding: TextEncoding | null;
  /** Id of the shape, e.g. `truthfulqa`; `mapped` for a mapping. */
  shape: string;
  /** In words, e.g. "TruthfulQA (CSV)". */
  name: string;
  sure: Sureness;
}

/** Where something stands in an imported file. */
export interface FilePlace {
  /** Name of the file; inside an archive `archive.zip/inner.csv`. */
  file: string;
  /**
   * Row as a spreadsheet shows it, from 1: a header is row 1, and a line break inside quotes does not begin a row. In
   * JSONL the line, in JSON and parquet the number of the record. `null` where the whole file is meant.
   */
  row: number | null;
  /** Line of the text, from 1, on which that row begins; `null` where there are no lines (parquet) or none is known. */
  line: number | null;
  /** Name of the column or field, `column 3` where there is no header; `null` where the whole row is meant. */
  column: string | null;
}

/**
 * What became of the row: `row left out`, the question is not among the imported ones; `value left out`, it is, without
 * this value; `changed`, the value was made usable (a duplicate id, say); `kept`, only worth knowing.
 */
export type FaultEffect = 'row left out' | 'value left out' | 'changed' | 'kept';

/** A row that was left out, as a person can mend it: its cells as text, by column. */
export interface MendableRow {
  /** Whether the file names its columns. */
  hasHeader: boolean;
  cells: { column: string; text: string }[];
}

/** One thing that is wrong in a file, and where. */
export interface ImportFault extends FilePlace {
  /** In words, without the place. */
  reason: string;
  /** The value at fault, at most 80 characters of it. */
  value?: string;
  effect: FaultEffect;
  /** For a row left out: the row, to be mended and read again. Absent where its cells are no plain texts. */
  mend?: MendableRow;
}

/** A byte that is not UTF-8, read as Windows-1252 instead. */
export interface ByteRepair extends FilePlace {
  /** Offset in the (unpacked) file, from 0. */
  byte: number;
  /** The byte, e.g. `0x92`. */
  found: string;
  /** The character it was read as. */
  readAs: string;
  /** A few characters around it, repaired. */
  excerpt: string;
}

/** A limit that was met. */
export interface CapHit extends FilePlace {
  cap:
    | 'file size'
    | 'unpacked size'
    | 'files in archive'
    | 'rows'
    | 'columns'
    | 'options'
    | 'cell length'
    | 'faults'
    | 'repairs';
  limit: number;
  /** What the limit is, what was met and what became of it, in words. */
  message: string;
}

/** How the lists inside one cell are written; `none` takes each cell as one value. */
export type ListSeparator = 'none' | 'json' | ';' | '|' | ',' | 'newline';

/** How the column that names the right option does it; `marks` with a list that has a 1 for it and a 0 for the other. */
export type GoldKind = 'index from 0' | 'index from 1' | 'letter' | 'text' | 'marks';

/** Which column of a table is what. Columns are meant by name, `column 1` … where there is no header. */
export interface ColumnMapping {
  /** Whether the first row names the columns. Only CSV and TSV can be without. */
  hasHeader: boolean;
  question: string;
  /** Columns that stand before the question, such as a passage; absent in mappings of earlier versions. */
  context?: string[];
  /** Columns with accepted answers, the preferred first; empty where `gold` points into `options`. */
  answers: string[];
  /** Columns with wrong answers. */
  distractors: string[];
  /** Columns with all options, right and wrong, in order: several columns, or one that holds a list. */
  options: string[];
  /** Column that says which option is right; its kind is `null` where the whole table is to show it. */
  gold: { column: string; kind: GoldKind | null } | null;
  id: string | null;
  group: string | null;
  /** A number; values above 1 are scaled as by `popularityOf`. */
  popularity: string | null;
  /** How the cells of `answers`, `distractors` and of a single `options` column hold lists. */
  separator: ListSeparator;
  /** What separates several accepted answers inside one text, where some answers have it; else they stay whole. */
  splitAnswers?: AnswerSeparator;
}

/** What may separate answers that stand in one text; a slash only with spaces around it. */
export const answerSeparators = [';', '|', '/', ',', 'newline'] as const;
export type AnswerSeparator = (typeof answerSeparators)[number];

/** One way in which the keys of a table may name their options, with what it makes of one row. */
export interface KeyCandidate {
  kind: GoldKind;
  /** The option that is right in the row if keys are read so; `null` where that is none. */
  answer: string | null;
}

/** A table whose keys cannot be read before a person says how: none of its rows is among the questions. */
export interface KeyQuestion extends FilePlace {
  /** The key of the row that the candidates differ on. */
  key: string;
  /** That row's question. */
  question: string;
  candidates: KeyCandidate[];
  /** For the answer: this mapping, with `gold.kind` as a person says; `null` where the table is not read by columns. */
  mapping: ColumnMapping | null;
  table: MappableTable;
}

/** Something read in one of two plausible ways: what was done, and what a person may want instead. */
export interface ImportDoubt extends FilePlace {
  /** In words, without the place. */
  reason: string;
  value?: string;
  /** Rows it is about. */
  rows: number;
  /**
   * `split`: answers with a separator in them; `context`: a column that may belong to the question; `keys`: what keys
   * count from; `answers`: a column that may hold further answers; `letters`: answers that are only letters; `conflict`: a
   * column that names another right option.
   */
  about: 'split' | 'context' | 'keys' | 'answers' | 'letters' | 'conflict';
  /** Of `split`. */
  separator?: AnswerSeparator;
  /** The mapping that reads it the other way; absent where the table is not read by columns. */
  other?: ColumnMapping;
  /** Signature to which `other` belongs. */
  signature: string;
}

/** A table as the mapping dialog shows it. */
export interface MappableTable {
  file: string;
  format: FileFormat;
  encoding: TextEncoding | null;
  /** Column names as a mapping may name them, with the header taken as `suggested.hasHeader` says. */
  columns: string[];
  /** Rows of the table, without the header. */
  rowCount: number;
  /** First rows as text, a cell a column; the header is not among them. */
  rows: string[][];
  /** Key under which a mapping of such a table is remembered: the same columns give the same signature. */
  signature: string;
  /** The best guess, for the dialog to begin with. */
  suggested: ColumnMapping;
}

/** What one file (of an archive, or the only one) gave. */
export interface ImportedFile {
  file: string;
  recognised: Recognition;
  questions: number;
  withDistractors: number;
  /** Rows or records read, without header and blank lines. */
  rows: number;
  /** Columns with something in them that no question was made with, in order. */
  notUsed: string[];
  /** How its keys were read; `null` where it has none. */
  keys: GoldKind | null;
  /** For a person who would rather map it otherwise: a mapping for its signature goes before what was recognised. */
  table: MappableTable | null;
}

/** What is known of the set besides its questions; filled from a set of the lab's own, else from the file's name. */
export type ImportedSetInfo = Pick<QuestionSet, 'title' | 'description' | 'licence' | 'source'> & {
  id?: string;
};

/** Everything an import gave. Nothing of it is stored yet: the caller decides. */
export interface ImportResult {
  info: ImportedSetInfo;
  /** The recognised files that held questions. */
  files: ImportedFile[];
  /** Ready to use: unique stable ids, at least one answer, no distractor that equals an accepted answer. */
  questions: Question[];
  /** Questions with at least one distractor. */
  withDistractors: number;
  /** Groups with the number of their questions, in order of appearance; questions without a group are not in it. */
  groups: { name: string; questions: number }[];
  /** At most `CAPS.faults` of them; `faultCount` counts all. */
  faults: ImportFault[];
  faultCount: number;
  /** At most `CAPS.repairs` of them; `repairCount` counts all. */
  repairs: ByteRepair[];
  repairCount: number;
  caps: CapHit[];
  /** Tables that wait for a person to say how their keys are meant. */
  asked: KeyQuestion[];
  doubts: ImportDoubt[];
  /** Tables that nobody recognised, for the mapping dialog: import again with a mapping for each `signature` to read them. */
  unrecognised: MappableTable[];
}

/** Mappings for unrecognised tables, by `MappableTable.signature`. */
export type Mappings = Record<string, ColumnMapping>;

/** A file of which nothing can be read: empty, too large, not a text or table, a broken archive. */
export class ImportError extends Error {
  override name = 'ImportError';
}
