import { basename } from 'node:path';
import { parseArgs } from 'node:util';
import { holdsPredictions } from '../src/lib/predictions/is-prediction';
import { ImportError } from '../src/lib/questions/import/import-result';
import type { Question } from '../src/lib/questions/question';
import { readInputFile } from './input-file';
import { notUsedWords, placeWords, problemCount, problemsOf, type Problem } from './import-words';
import { readAsTold, readingArguments, readingOptions, type ReadingArguments } from './reading-arguments';
import { argumentsFault, UsageError } from './usage-error';

/** First questions shown. */
const PREVIEW = 3;
/** Problems shown on the terminal; `--json` prints all that were kept. */
const SHOWN = 20;

/** What `lab questions` says of a file. */
export interface QuestionsReport {
  /** What it was recognised as, in words; several for an archive. */
  format: string;
  encoding: string | null;
  questions: number;
  withDistractors: number;
  /** Questions by group; those without one are not counted. */
  groups: Record<string, number>;
  /** Columns with something in them that no question was made with, by file. */
  notUsed: { file: string; columns: string[] }[];
  /** The same in words. */
  notes: string[];
  problems: Problem[];
  /** Problems found, also those beyond the ones kept. */
  problemCount: number;
  preview: Question[];
}

/**
 * Reads a question file as the page would.
 * @throws UsageError when it cannot be opened
 */
export async function reportOnQuestions(path: string, told: ReadingArguments = {}): Promise<QuestionsReport> {
  const all: Question[] = [];
  try {
    const bytes = readInputFile(path, 'question file');
    const source = { name: basename(path), bytes };
    const summary = await readAsTold(source, told, (batch) => void all.push(...batch));
    // A group may be called `__proto__`.
    const groups = Object.fromEntries(summary.groups.map(({ name, questions }) => [name, questions]));
    const tables = [...summary.asked.map(({ table }) => table), ...summary.unrecognised];
    const shown = [...tables, ...summary.files.flatMap(({ table }) => table ?? [])];
    const kinds = [...summary.files.map(({ recognised }) => recognised), ...tables];
    return {
      format:
        summary.files.map(({ recognised }) => recognised.name).join(', ') ||
        (summary.asked.length > 0 ? 'questions with options, not read yet' : 'unrecognised table'),
      encoding: kinds[0]?.encoding ?? null,
      questions: all.length,
      withDistractors: all.filter(({ distractors }) => distractors?.length).length,
      groups,
      notUsed: summary.files
        .filter(({ notUsed }) => notUsed.length > 0)
        .map(({ file, notUsed }) => ({ file, columns: notUsed })),
      notes: [
        ...notUsedWords(summary),
        ...(shown.some(({ columns, rows }) => holdsPredictions(columns, rows))
          ? [
              `This file also says how sure answers were and whether they were right: "lab metrics ${path}" reads that.`
            ]
          : [])
      ],
      problems: problemsOf(summary),
      problemCount: problemCount(summary),
      preview: all.slice(0, PREVIEW)
    };
  } catch (error) {
    if (error instanceof ImportError) {
      throw new UsageError(`${path}: ${(error as Error).message}`);
    }
    throw error;
  }
}

function asText(report: QuestionsReport): string {
  const groups = Object.entries(report.groups);
  const lines = [
    `${report.format}${report.encoding ? `, ${report.encoding}` : ''}`,
    `${report.questions} question${report.questions === 1 ? '' : 's'}, ${report.withDistractors} with distractors` +
      (groups.length > 0 ? `; groups: ${groups.map(([name, count]) => `${name} ${count}`).join(', ')}` : ''),
    ...report.preview.map(({ text, answers }) => `  ${text}  →  ${answers.join(' | ')}`)
  ];
  if (report.notes.length > 0) lines.push('', ...report.notes);
  if (report.problemCount > 0) {
    lines.push('', report.problemCount === 1 ? '1 problem:' : `${report.problemCount} problems:`);
  }
  for (const problem of report.problems.slice(0, SHOWN)) {
    lines.push(
      `  ${placeWords(problem)}: ${problem.reason}${problem.value && problem.effect !== 'not read' ? `: "${problem.value}"` : ''} (${problem.effect})`
    );
  }
  if (report.problemCount > SHOWN) lines.push(`  … and ${report.problemCount - SHOWN} more`);
  return `${lines.map(printable).join('\n')}\n`;
}

/** Text from a file could hold sequences that command a terminal. */
function printable(line: string): string {
  return line.replace(/\p{Cc}/gu, ' ');
}

/**
 * `lab questions FILE [--index-base 0|1] [--columns name=role,…] [--split-answers ";"] [--json]`: says what a question file holds and what is wrong in it. Returns the exit code: 0 when
 * some question could be read, 2 when none could.
 */
export async function questions(argv: string[]): Promise<number> {
  let parsed;
  try {
    parsed = parseArgs({
      args: argv,
      allowPositionals: true,
      options: { json: { type: 'boolean', default: false }, ...readingOptions }
    });
  } catch (error) {
    throw argumentsFault(error);
  }
  const [path, ...more] = parsed.positionals;
  if (path === undefined || more.length > 0) throw new UsageError('lab questions takes one FILE.');
  const report = await reportOnQuestions(path, readingArguments(parsed.values));
  process.stdout.write(parsed.values.json ? `${JSON.stringify(report, null, 2)}\n` : asText(report));
  return report.questions > 0 ? 0 : 2;
}
