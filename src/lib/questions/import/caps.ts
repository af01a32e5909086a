const MIB = 1024 * 1024;

/** The importer's limits. Each that is met is named in the result with what became of it. */
export const CAPS = {
  /** Bytes of the file as it is. */
  fileSize: 256 * MIB,
  /** Bytes of all that an archive unpacks to. */
  unpackedSize: 512 * MIB,
  /** Characters of a YAML file: its parser needs many times as much. */
  yamlSize: 8 * MIB,
  /** Files read from one archive. */
  archiveFiles: 200,
  /** Rows or records read of one import. */
  rows: 200_000,
  /** Columns of a table. */
  columns: 1_000,
  /** Options of one question, the right one included. */
  options: 26,
  /** Characters of one cell. */
  cellLength: 20_000,
  /** Faults listed; more are counted only. */
  faults: 1_000,
  /** Repaired bytes listed; more are counted only. */
  repairs: 1_000
} as const;

/** Questions handed over at once. */
export const BATCH_SIZE = 500;
