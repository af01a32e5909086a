import type { Question } from '../question';
import { Assembler } from './assemble';
import { unpack, type UnpackedFile } from './bytes/unpack';
import { BATCH_SIZE, CAPS } from './caps';
import type { ImportProgress } from './import-options';
import {
  ImportError,
  type AnswerSeparator,
  type GoldKind,
  type ImportedFile,
  type ImportFault,
  type ImportResult,
  type MappableTable,
  type Mappings,
  type ImportDoubt,
  type KeyQuestion
} from './import-result';
import { mappableTable } from './mapping/mappable-table';
import { Progress, STAGE_ENDS } from './progress';
import { RowsReading } from './read-rows';
import { FORMATS, readTables } from './read-tables';
import { recognise, type RecognisedTable } from './recognise';
import { Report, wholeFile } from './report';
import { infoOf } from './set-info';
import { headingIn } from './shapes/lab-set';
import { keyQuestion, surveyTable, type TableSurvey } from './survey-table';
import { isRecord } from './tables/record';

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
      `${name} is ${mib(bytes.length)} MiB; the limit is ${mib(CAPS.fileSize)} MiB. Use a part of it.`
    );
  }
  progress.report('unpacking', STAGE_ENDS.reading);
  const files = unpack({ name, bytes }, report);
  progress.report('parsing', STAGE_ENDS.unpacking);

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
        STAGE_ENDS.unpacking + ((i + fraction) / files.length) * (STAGE_ENDS.parsing - STAGE_ENDS.unpacking)
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
    const fraction = STAGE_ENDS.parsing + share * (STAGE_ENDS.questions - STAGE_ENDS.parsing);
    progress.report('questions', fraction, assembler.questions);
  };
  for (const { found, survey } of known) {
    const { table } = found;
    const reading = new RowsReading(found, survey, assembler, report, separator);
    for (const row of table.rows) {
      if (done === CAPS.rows) {
        const message = `More than ${CAPS.rows} rows in all: the ones after that were not read.`;
        report.cap(table.place(row, null), 'rows', CAPS.rows, message);
        break;
      }
      done++;
      const question = reading.question(row);
      if (question) batch.push(question);
      if (batch.length === BATCH_SIZE) await send();
    }
    const read = reading.end();
    doubts.push(...read.doubts);
    imported.push(read.file);
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
