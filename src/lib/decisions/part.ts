/** A table in words: every cell as it is read. */
export interface PartTable {
  caption: string;
  columns: readonly string[];
  /** A line each; the first cell is its head. */
  cells: readonly (readonly string[])[];
}

/** One decision in words and tables, for wherever it is read: a card, a report, a terminal. */
export interface DecisionPart {
  title: string;
  /** What comes of it. */
  sentences: readonly string[];
  tables: readonly PartTable[];
  /** How it came about, and what it does not say. */
  notes: readonly string[];
}
