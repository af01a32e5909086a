import type { Question } from '../question';
import { Assembler } from './assemble';
import { decodeText, type DecodedText } from './bytes/decode-text';
import { kindOfBytes, unreadableText } from './bytes/kind';
import { unpack, type UnpackedFile } from './bytes/unpack';
import { BATCH_SIZE, CAPS } from './caps';
import { contextDoubts, keyDoubts, SplitDoubts, unusedColumns } from './doubts';
import { RowFault } from './draft';
import {
  ImportError,
  type AnswerSeparator,
  type FilePlace,
  type GoldKind,
  type ImportDoubt,
  type ImportFault,
  type ImportedFile,
  type ImportedSetInfo,
  type ImportProgress,
  type ImportResult,
  type KeyQuestion,
  type MappableTable,
  type Mappings
} from './import-result';
import { mappableTable, signatureOf } from './mapping/mappable-table';
import { mendableRow } from './mending/mendable-row';
import { withListedOptions } from './listed-options';
import { recognise, type RecognisedTable } from './recognise';
import { excerpt, Report } from './report';
import { RowView } from './row-view';
import { readCsv, tableOfRows } from './tables/csv';
import type { CsvFile } from './tables/csv-file';
import { splitAnswers } from './split-answers';
import { keyQuestion, surveyTable, type TableSurvey } from './survey-table';
import { TableReading } from './table-reading';
import { readJson } from './tables/json';
import { headingIn } from './shapes/lab-set';
import { isOpenTriviaQa, readOpenTriviaQa } from './tables/opentriviaqa';
import { readQuizText } from './tables/quiz-text';
import { isRecord } from './tables/records';
import type { Table, TableRow } from './tables/table';
import { asText } from './values/read-value';

/** Where the questions go while they are read. */
export interface QuestionSink {
  mappings?: Mappings;
  /** How keys name their options, in every table that no mapping says it for. */
  keys?: GoldKind;
  /** Splits accepted answers that stand in one text, in every table that no mapping says it for. */
  splitAnswers?: AnswerSeparator;
  onProgress?: (progress: ImportProgress) => void;
  /** Gets each batch; the next is read once this has settled. */
  onBatch: (questions: Question[]) => void | Promise<void>;
  /** Asked between batches; the reading ends with an AbortError when it is aborted. */
  signal?: AbortSignal;
}

/** Everything an import gave, but for the questions, which went to the sink. */
export type ImportSummary = Omit<ImportResult, 'questions'> & { questionCount: number };

/** Shares of the progress bar at which each stage ends. */
const ENDS = { reading: 0.05, unpacking: 0.15, parsing: 0.4, questions: 1 };

const FORMATS =
  'The lab reads CSV, TSV, JSON, JSONL, parquet, OpenTriviaQA, GIFT, Aiken and Moodle XML files, also in gzip or zip.';

class Progress {
  #fraction = 0;

  constructor(private readonly onProgress: QuestionSink['onProgress']) {}

  report(stage: ImportProgress['stage'], fraction: number, questions = 0): void {
    this.#fraction = Math.max(this.#fraction, Math.min(1, fraction));
    this.onProgress?.({ stage, fraction: this.#fraction, questions });
  }
}

function wholeFile(file: string): FilePlace {
  return { file, row: null, line: null, column: null };
}

/** Writes the repaired bytes into the report, with the row each stands in. */
function reportStrays(
  { text, strays, strayCount }: DecodedText,
  file: string,
  rows: readonly TableRow[],
  report: Report
): void {
  let line = 1;
  let lineEnd = text.indexOf('\n');
  let next = 0;
  let current: TableRow | null = null;
  for (const stray of strays) {
    for (; lineEnd >= 0 && lineEnd < stray.at; lineEnd = text.indexOf('\n', lineEnd + 1)) line++;
    while (next < rows.length && (rows[next].line ?? Infinity) <= line) current = rows[next++];
    report.repair({
      file,
      row: current?.row ?? null,
      line,
      column: null,
      byte: stray.byte,
      found: `0x${stray.value.toString(16)}`,
      readAs: stray.readAs,
      excerpt: excerpt(text.slice(Math.max(0, stray.at - 15), stray.at + 15))
    });
  }
  if (strayCount > strays.length) report.moreRepairs(wholeFile(file), strayCount - strays.length);
}

/** A table that a CSV gives, with the header decision of the mapping for its columns, if there is one. */
function csvTable({ rows, hasHeader, source }: CsvFile, mappings: Mappings, report: Report): Table {
  const guessed = tableOfRows(rows, hasHeader, source, report);
  const signature = signatureOf(guessed);
  const wanted = Object.hasOwn(mappings, signature) ? mappings[signature].hasHeader : hasHeader;
  // The faults of rows are the same either way, and are already listed.
  return wanted === hasHeader ? guessed : tableOfRows(rows, wanted, { ...source, signature }, new Report());
}

interface ReadTables {
  tables: Table[];
  /** The whole JSON value, where there is one. */
  whole: unknown;
}

async function readTables(
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
  if (json && json.tables.some(({ rows }) => rows.length > 0)) {
    reportStrays(decoded, name, json.tables.length === 1 ? json.tables[0].rows : [], report);
    return json;
  }
  if (isOpenTriviaQa(text)) {
    const table = readOpenTriviaQa(text, name, encoding, report);
    reportStrays(decoded, name, table.rows, report);
    return { tables: [table], whole: null };
  }
  if (json) {
    reportStrays(decoded, name, [], report);
    if (report.faultCount > 0) return { tables: [], whole: null };
    throw new ImportError(`${name} is JSON, but holds no list of records with a question each. ${FORMATS}`);
  }
  const table = csvTable(readCsv(text, name, encoding, report), mappings, report);
  if (table.columns.length < 2) {
    throw new ImportError(
      `${name} is neither JSON nor a table with at least a question and an answer in a row. ${FORMATS}`
    );
  }
  reportStrays(decoded, name, table.rows, report);
  return { tables: [table], whole: null };
}

/** What a set of the lab's own says of itself, or what a file's name does. */
function infoOf(name: string, headings: readonly unknown[]): ImportedSetInfo {
  const title = name
    .replace(/^.*[/\\]/, '')
    .replace(/(?:\.(?:gz|zip|csv|tsv|txt|json|jsonl|ndjson|parquet|gift|xml))+$/i, '')
    .replace(/_+/g, ' ')
    .trim();
  const info: ImportedSetInfo = { title: title || 'Imported questions' };
  const [heading] = headings;
  if (headings.length !== 1 || !isRecord(heading)) return info;
  for (const field of ['id', 'title', 'description', 'licence', 'source'] as const) {
    const text = asText(heading[field]);
    if (text !== null) info[field] = text;
  }
  return info;
}

/** Faults as one meets them when reading the files from the top. */
function inFileOrder(faults: readonly ImportFault[], files: readonly UnpackedFile[]): ImportFault[] {
  const order = new Map(files.map(({ name }, i) => [name, i]));
  const rank = ({ file }: ImportFault) => order.get(file) ?? order.get(file.replace(/#[^#]*$/, '')) ?? 0;
  return faults.toSorted((a, b) => rank(a) - rank(b) || (a.row ?? 0) - (b.row ?? 0));
}

/**
 * Reads every question of a file, whatever its format, and hands them on in batches. It runs in a worker, in Node and in
 * a page alike.
 * @throws ImportError when nothing of the file can be read; an AbortError when the signal is aborted
 */
export async function readQuestions(
  { name, bytes }: UnpackedFile,
  { mappings = {}, keys: saidKeys, splitAnswers: separator, onProgress, onBatch, signal }: QuestionSink
): Promise<ImportSummary> {
  const report = new Report();
  const progress = new Progress(onProgress);
  if (bytes.length > CAPS.fileSize) {
    const mib = (size: number) => Math.round(size / 1024 / 1024);
    throw new ImportError(
      `${name} has ${mib(bytes.length)} MiB; the limit is ${mib(CAPS.fileSize)} MiB. Bring a part of it.`
    );
  }
  progress.report('unpacking', ENDS.reading);
  const files = unpack({ name, bytes }, report);
  progress.report('parsing', ENDS.unpacking);

  const headings: unknown[] = [];
  const known: { found: RecognisedTable; survey: TableSurvey }[] = [];
  const asked: KeyQuestion[] = [];
  const doubts: ImportDoubt[] = [];
  const unrecognised: MappableTable[] = [];
  for (const [i, file] of files.entries()) {
    signal?.throwIfAborted();
    const share = (fraction: number) =>
      progress.report(
        'parsing',
        ENDS.unpacking + ((i + fraction) / files.length) * (ENDS.parsing - ENDS.unpacking)
      );
    try {
      const { tables, whole } = await readTables(file, mappings, report, share);
      if (isRecord(whole) && Array.isArray(whole.questions)) headings.push(whole);
      for (const table of tables) {
        if (table.rows.length === 0) continue;
        const heading = headingIn(table);
        if (heading !== null) headings.push(heading);
        const found = recognise(table, mappings, report);
        if (!found) {
          unrecognised.push(mappableTable(table));
          continue;
        }
        const survey = surveyTable(found, saidKeys);
        const question = keyQuestion(found, survey);
        if (question) asked.push(question);
        else known.push({ found, survey });
      }
    } catch (error) {
      if (!(error instanceof ImportError) || files.length === 1) throw error;
      report.fault(wholeFile(file.name), error.message, 'row left out');
    }
    share(1);
  }

  const assembler = new Assembler(report, known.length > 1);
  const imported: ImportedFile[] = [];
  const total = known.reduce((sum, { found }) => sum + found.table.rows.length, 0);
  let done = 0;
  let batch: Question[] = [];
  const send = async () => {
    signal?.throwIfAborted();
    const share = total === 0 ? 1 : done / total;
    if (batch.length > 0) await onBatch(batch);
    batch = [];
    progress.report('questions', ENDS.parsing + share * (ENDS.questions - ENDS.parsing), assembler.questions);
  };
  for (const { found, survey } of known) {
    const { table, recognised, mapping } = found;
    const { questions, withDistractors } = assembler;
    const keys = survey.keys?.kind ?? null;
    const reading = new TableReading(keys ?? 'index from 0');
    const splits = new SplitDoubts();
    for (const row of table.rows) {
      if (done === CAPS.rows) {
        const message = `More than ${CAPS.rows} rows in all: the ones after that were not read.`;
        report.cap(table.place(row, null), 'rows', CAPS.rows, message);
        break;
      }
      done++;
      try {
        const whole = withListedOptions(survey.read(new RowView(table, row, report, reading)));
        const draft = separator && recognised.sure !== 'mapped' ? splitAnswers(whole, separator) : whole;
        splits.add(draft, row);
        batch.push(assembler.question(draft, table.place(row, null)));
      } catch (error) {
        if (!(error instanceof RowFault)) throw error;
        const place = table.place(row, error.column);
        report.fault(place, error.reason, 'row left out', error.value, mendableRow(table, row));
      }
      if (batch.length === BATCH_SIZE) await send();
    }
    const notUsed = unusedColumns(table, reading.used);
    doubts.push(...keyDoubts(found, survey), ...splits.of(found), ...contextDoubts(found, notUsed));
    imported.push({
      file: table.source.file,
      notUsed,
      keys: keys ?? mapping?.gold?.kind ?? null,
      recognised,
      questions: assembler.questions - questions,
      withDistractors: assembler.withDistractors - withDistractors,
      rows: table.rows.length,
      table: mappableTable(table)
    });
  }
  await send();
  if (known.length + asked.length + unrecognised.length === 0 && report.faultCount === 0) {
    throw new ImportError(`${name} holds no questions. ${FORMATS}`);
  }
  return {
    info: infoOf(name, headings),
    files: imported,
    questionCount: assembler.questions,
    withDistractors: assembler.withDistractors,
    groups: [...assembler.groups].map(([group, questions]) => ({ name: group, questions })),
    faults: inFileOrder(report.faults, files),
    faultCount: report.faultCount,
    repairs: report.repairs,
    repairCount: report.repairCount,
    caps: report.caps,
    asked,
    doubts,
    unrecognised
  };
}
