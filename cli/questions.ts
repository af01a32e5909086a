import { basename } from 'node:path';
import { parseArgs } from 'node:util';
import { ImportError, type FilePlace } from '../src/lib/questions/import/import-result';
import { readQuestions } from '../src/lib/questions/import/read-questions';
import type { Question } from '../src/lib/questions/question';
import { readInputFile } from './input-file';
import { UsageError } from './usage-error';

/** First questions shown. */
const PREVIEW = 3;
/** Problems shown on the terminal; `--json` prints all that were kept. */
const SHOWN = 20;

/** One thing wrong in a file, as `lab questions --json` prints it. */
export interface Problem extends Pick<FilePlace, 'file' | 'row' | 'column'> {
  reason: string;
  effect: string;
}

/** What `lab questions` says of a file. */
export interface QuestionsReport {
  /** What it was recognised as, in words; several for an archive. */
  format: string;
  encoding: string | null;
  questions: number;
  withDistractors: number;
  /** Questions by group; those without one are not counted. */
  groups: Record<string, number>;
  problems: Problem[];
  /** Problems found, also those beyond the ones kept. */
  problemCount: number;
  preview: Question[];
}

/**
 * Reads a question file as the page would.
 * @throws UsageError when it cannot be opened
 */
export async function reportOnQuestions(path: string): Promise<QuestionsReport> {
  const all: Question[] = [];
  try {
    const bytes = readInputFile(path, 'question file');
    const summary = await readQuestions(
      { name: basename(path), bytes },
      { onBatch: (batch) => void all.push(...batch) }
    );
    // A group may be called `__proto__`.
    const groups = Object.fromEntries(summary.groups.map(({ name, questions }) => [name, questions]));
    const unmapped = summary.unrecognised.map(({ file, columns }) => ({
      file,
      row: null,
      column: null,
      reason: `none of its columns (${columns.join(', ')}) plainly holds questions, or answers; name two of them "question" and "answer"`,
      effect: 'row left out'
    }));
    const kinds = [...summary.files.map(({ recognised }) => recognised), ...summary.unrecognised];
    return {
      format: summary.files.map(({ recognised }) => recognised.name).join(', ') || 'unrecognised table',
      encoding: kinds[0]?.encoding ?? null,
      questions: all.length,
      withDistractors: all.filter(({ distractors }) => distractors?.length).length,
      groups,
      problems: [
        ...unmapped,
        ...summary.faults.map(({ file, row, column, reason, effect }) => ({
          file,
          row,
          column,
          reason,
          effect
        })),
        ...summary.repairs.map(({ file, row, column, found, readAs, excerpt }) => ({
          file,
          row,
          column,
          reason: `the byte ${found} is no UTF-8; it was read as "${readAs}" (…${excerpt}…)`,
          effect: 'changed'
        }))
      ],
      problemCount: unmapped.length + summary.faultCount + summary.repairs.length,
      preview: all.slice(0, PREVIEW)
    };
  } catch (error) {
    if (error instanceof ImportError) {
      throw new UsageError(`${path}: ${(error as Error).message}`);
    }
    throw error;
  }
}

function place({ file, row, column }: Problem): string {
  return [file, row === null ? null : `row ${row}`, column].filter((part) => part !== null).join(', ');
}

function asText(report: QuestionsReport): string {
  const groups = Object.entries(report.groups);
  const lines = [
    `${report.format}${report.encoding ? `, ${report.encoding}` : ''}`,
    `${report.questions} questions, ${report.withDistractors} with distractors` +
      (groups.length > 0 ? `; groups: ${groups.map(([name, count]) => `${name} ${count}`).join(', ')}` : ''),
    ...report.preview.map(({ text, answers }) => `  ${text}  →  ${answers.join(' | ')}`)
  ];
  if (report.problemCount > 0) lines.push('', `${report.problemCount} problems:`);
  for (const problem of report.problems.slice(0, SHOWN)) {
    lines.push(`  ${place(problem)}: ${problem.reason} (${problem.effect})`);
  }
  if (report.problemCount > SHOWN) lines.push(`  … and ${report.problemCount - SHOWN} more`);
  return `${lines.map(printable).join('\n')}\n`;
}

/** Text from a file could hold sequences that command a terminal. */
function printable(line: string): string {
  return line.replace(/\p{Cc}/gu, ' ');
}

/**
 * `lab questions FILE [--json]`: says what a question file holds and what is wrong in it. Returns the exit code: 0 when
 * some question could be read, 2 when none could.
 */
export async function questions(argv: string[]): Promise<number> {
  let parsed;
  try {
    parsed = parseArgs({
      args: argv,
      allowPositionals: true,
      options: { json: { type: 'boolean', default: false } }
    });
  } catch (error) {
    throw new UsageError((error as Error).message);
  }
  const [path, ...more] = parsed.positionals;
  if (path === undefined || more.length > 0) throw new UsageError('lab questions takes one FILE.');
  const report = await reportOnQuestions(path);
  process.stdout.write(parsed.values.json ? `${JSON.stringify(report, null, 2)}\n` : asText(report));
  return report.questions > 0 ? 0 : 2;
}
