import { reportStrays } from './byte-repairs';
import { decodeText } from './bytes/decode-text';
import { kindOfBytes, unreadableText } from './bytes/kind';
import type { UnpackedFile } from './bytes/unpack';
import { ImportError, type Mappings } from './import-result';
import { signatureOf } from './mapping/mappable-table';
import { Report } from './report';
import { readCsv, tableOfRows } from './tables/csv';
import type { CsvFile } from './tables/csv-file';
import { readH5p } from './tables/h5p';
import { isYaml } from './tables/is-yaml';
import { readJson, tablesOf } from './tables/json';
import { isOpenTriviaQa, readOpenTriviaQa } from './tables/opentriviaqa';
import { readQuizText } from './tables/quiz-text';
import type { Table } from './tables/table';

/** What can be read, to end a refusal with. */
export const FORMATS =
  'The lab reads CSV, TSV, JSON, JSONL, YAML, parquet, OpenTriviaQA, GIFT, Aiken, Blackboard, H5P, Moodle XML and QTI files, also in gzip or zip.';

/** The tables of one file. */
export interface ReadTables {
  tables: Table[];
  /** The whole JSON value, where there is one. */
  whole: unknown;
}

/** A table that a CSV gives, with the header decision of the mapping for its columns, if there is one. */
function csvTable({ rows, hasHeader, source }: CsvFile, mappings: Mappings, report: Report): Table {
  const guessed = tableOfRows(rows, hasHeader, source, report);
  const signature = signatureOf(guessed);
  const wanted = Object.hasOwn(mappings, signature) ? mappings[signature]!.hasHeader : hasHeader;
  // The faults of rows are the same either way, and are already listed.
  return wanted === hasHeader ? guessed : tableOfRows(rows, wanted, { ...source, signature }, new Report());
}

/**
 * Reads a file's bytes as tables, whatever its format.
 * @throws ImportError where nothing of it can be read
 */
export async function readTables(
  { name, bytes }: UnpackedFile,
  mappings: Mappings,
  report: Report,
  onProgress: (fraction: number) => void
): Promise<ReadTables> {
  if (bytes.length === 0) throw new ImportError(`${name} is empty.`);
  const kind = kindOfBytes(bytes);
  if ('unreadable' in kind) throw new ImportError(`${name} is ${kind.unreadable}. ${FORMATS}`);
  if (kind.kind === 'parquet') {
    const { readParquet } = await import('./tables/parquet');
    return { tables: [await readParquet(bytes, name, report, onProgress)], whole: null };
  }
  const decoded = decodeText(bytes);
  const { text, encoding } = decoded;
  if (text.trim() === '') throw new ImportError(`${name} is empty.`);
  const quiz = await readQuizText(text, name, encoding, report);
  if (quiz) {
    reportStrays(decoded, name, quiz.rows, report);
    return { tables: [quiz], whole: null };
  }
  const unreadable = unreadableText(text);
  if (unreadable !== null) throw new ImportError(`${name} is ${unreadable}. ${FORMATS}`);

  const json = readJson(text, name, encoding, report);
  const h5p = json && readH5p(json.whole, text, { file: name, format: 'h5p', encoding }, report);
  if (h5p) {
    reportStrays(decoded, name, [], report);
    return { tables: [h5p], whole: null };
  }
  if (json && json.tables.some(({ rows }) => rows.length > 0)) {
    reportStrays(decoded, name, json.tables.length === 1 ? json.tables[0]!.rows : [], report);
    return json;
  }
  if (isOpenTriviaQa(text)) {
    const table = readOpenTriviaQa(text, name, encoding, report);
    reportStrays(decoded, name, table.rows, report);
    return { tables: [table], whole: null };
  }
  if (json === null && isYaml(text, name)) {
    // Its parser is fetched only now.
    const { valueOfYaml } = await import('./tables/yaml');
    const whole = valueOfYaml(text, name);
    const tables = tablesOf(whole, { file: name, format: 'yaml', encoding }, report);
    if (tables.every(({ rows }) => rows.length === 0)) {
      throw new ImportError(`${name} is YAML, but holds no list of records with a question each. ${FORMATS}`);
    }
    reportStrays(decoded, name, [], report);
    return { tables, whole };
  }
  if (json) {
    reportStrays(decoded, name, [], report);
    if (report.faultCount > 0) return { tables: [], whole: null };
    throw new ImportError(`${name} is JSON, but holds no list of records with a question each. ${FORMATS}`);
  }
  const table = csvTable(readCsv(text, name, encoding, report), mappings, report);
  if (table.columns.length < 2) {
    throw new ImportError(
      `${name} is neither JSON nor a table with at least a question and an answer in each row. ${FORMATS}`
    );
  }
  reportStrays(decoded, name, table.rows, report);
  return { tables: [table], whole: null };
}
