import type { CsvRow } from './csv-rows';
import type { Table } from './table';

/** A CSV or TSV file read to rows, before it is decided whether the first of them is a header. */
export interface CsvFile {
  source: Table['source'];
  rows: CsvRow[];
  /** The best guess. */
  hasHeader: boolean;
}
