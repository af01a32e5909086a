import type { ColumnMapping } from '../questions/import/import-result';

/** How a person said a table is to be read, for the next one with the same columns. */
export interface StoredMapping {
  /** `MappableTable.signature` */
  signature: string;
  mapping: ColumnMapping;
}
