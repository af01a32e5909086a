/** How a file's bytes are laid out, whatever its name says. */
export type FileFormat =
  | 'csv'
  | 'tsv'
  | 'json'
  | 'jsonl'
  | 'yaml'
  | 'parquet'
  | 'opentriviaqa'
  | 'gift'
  | 'aiken'
  | 'moodle-xml'
  | 'qti'
  | 'blackboard'
  | 'brightspace'
  | 'h5p';
