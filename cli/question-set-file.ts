import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { ImportError, type FilePlace } from '../src/lib/questions/import/import-result';
import { readQuestions, type ImportSummary } from '../src/lib/questions/import/read-questions';
import { headingOf, type Question, type QuestionSet } from '../src/lib/questions/question';
import { parseQuestionSet } from '../src/lib/questions/schema';
import { freshSetId } from '../src/lib/questions/set-id';
import { readInputFile } from './input-file';
import { UsageError } from './usage-error';

const builtIn = join(import.meta.dirname, '..', 'static', 'question-sets');
/** Faults named one by one; more are counted. */
const NAMED = 10;

/** Names of the question sets that come with the lab. */
export function builtInNames(): string[] {
  return readdirSync(builtIn)
    .map((name) => basename(name, '.json'))
    .filter((name) => name !== 'index')
    .sort();
}

function placeIn({ file, row, column }: FilePlace): string {
  return [file, row === null ? null : `row ${row}`, column].filter((part) => part !== null).join(', ');
}

function tell(
  { faults, faultCount, files }: ImportSummary,
  questions: readonly Question[],
  say: (line: string) => void
): void {
  const names = files.map(({ recognised }) => recognised.name).join(', ');
  say(`Read ${questions.length} questions: ${names}.`);
  for (const fault of faults.slice(0, NAMED)) say(`${placeIn(fault)}: ${fault.reason} (${fault.effect})`);
  if (faultCount > NAMED) say(`… and ${faultCount - NAMED} more.`);
}

/**
 * A question set by built-in name, or from a file of any kind the lab can read.
 * @param say gets what the file was recognised as, and what is wrong in it, a line at a time
 * @throws UsageError when there is none, or nothing of the file can be read
 */
export async function readQuestionSet(nameOrFile: string, say: (line: string) => void): Promise<QuestionSet> {
  if (builtInNames().includes(nameOrFile)) {
    return parseQuestionSet(JSON.parse(readFileSync(join(builtIn, `${nameOrFile}.json`), 'utf8')));
  }
  if (!existsSync(nameOrFile)) {
    throw new UsageError(
      `--set: there is no file "${nameOrFile}" and no built-in set of that name (${builtInNames().join(', ')}).`
    );
  }
  const bytes = readInputFile(nameOrFile, 'question file');
  const questions: Question[] = [];
  let summary: ImportSummary;
  try {
    summary = await readQuestions(
      { name: basename(nameOrFile), bytes },
      { onBatch: (batch) => void questions.push(...batch) }
    );
  } catch (error) {
    if (error instanceof ImportError) {
      throw new UsageError(`--set: ${(error as Error).message}`);
    }
    throw error;
  }
  if (questions.length === 0) {
    const [fault] = summary.faults;
    const columns = summary.unrecognised[0]?.columns.join(', ');
    const why = fault
      ? `${placeIn(fault)}: ${fault.reason}`
      : `Of its columns (${columns}) none plainly holds questions, or answers; name two of them "question" and "answer"`;
    throw new UsageError(`--set: no question of ${nameOrFile} could be read. ${why}.`);
  }
  tell(summary, questions, say);
  const { info } = summary;
  return { ...headingOf({ ...info, id: info.id ?? freshSetId(info.title, []) }), questions };
}
