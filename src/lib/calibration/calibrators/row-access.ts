/** Counting and picking rows, so that splitting and bootstrap work for every kind of input. */
export interface RowAccess<Rows> {
  count(rows: Rows): number;
  /** The rows with these numbers, in this order; a number may come twice. */
  take(rows: Rows, picked: ArrayLike<number>): Rows;
}
