import type { Draft } from '../draft';
import type { RowView } from '../row-view';
import type { Table } from '../tables/table';
import type { Sureness } from '../import-result';

/** A layout that a data set is published in: how to know it by its columns and values, and how to read a row of it. */
export interface Shape {
  id: string;
  /** The data set's or layout's name. */
  name: string;
  sure: Exclude<Sureness, 'mapped'>;
  /**
   * Whether a passage, or a fact that gives the answer away, stands beside the questions and is not part of them. In
   * other layouts it stands before the question.
   */
  passageApart?: boolean;
  fits(table: Table): boolean;
  /** @throws RowFault where the row is no question */
  read(row: RowView): Draft;
}
