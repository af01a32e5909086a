import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { ImportError } from '../src/lib/questions/import/import-result';
import type { ImportSummary } from '../src/lib/questions/import/read-questions';
import { headingOf, type Question, type QuestionSet } from '../src/lib/questions/question';
import { parseQuestionSet } from '../src/lib/questions/schema';
import { freshSetId } from '../src/lib/questions/set-id';
import { readInputFile } from './input-file';
import { notUsedWords, placeWords, problemCount, problemsOf } from './import-words';
import { readAsTold, type ReadingArguments } from './reading-arguments';
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

function tell(summary: ImportSummary, questions: readonly Question[], say: (line: string) => void): void {
  const names = summary.files.map(({ recognised }) => recognised.name).join(', ');
  say(`Read ${questions.length} question${questions.length === 1 ? '' : 's'}: ${names}.`);
  for (const line of notUsedWords(summary)) say(line);
  for (const problem of problemsOf(summary).slice(0, NAMED)) {
    say(`${placeWords(problem)}: ${problem.reason} (${problem.effect})`);
  }
  const more = problemCount(summary) - NAMED;
  if (more > 0) say(`… and ${more} more.`);
}

/**
 * A question set by built-in name, or from a file of any kind the lab can read.
 * @param say gets what the file was recognised as, and what is wrong in it, a line at a time
 * @param told how a person says it is to be read
 * @throws UsageError when there is none, a person has to say first how it is to be read, or nothing of the file can be read
 */
export async function readQuestionSet(
  nameOrFile: string,
  say: (line: string) => void,
  told: ReadingArguments = {}
): Promise<QuestionSet> {
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
    summary = await readAsTold(
      { name: basename(nameOrFile), bytes },
      told,
      (batch) => void questions.push(...batch)
    );
  } catch (error) {
    if (error instanceof ImportError) {
      throw new UsageError(`--set: ${(error as Error).message}`);
    }
    throw error;
  }
  if (questions.length === 0) {
    const [problem] = problemsOf(summary);
    const why = problem ? ` ${placeWords(problem)}: ${problem.reason}.` : '';
    throw new UsageError(`--set: no question of ${nameOrFile} could be read.${why}`);
  }
  if (summary.asked.length > 0) {
    const [problem] = problemsOf(summary);
    throw new UsageError(`--set: ${placeWords(problem)}: ${problem.reason}.`);
  }
  tell(summary, questions, say);
  const { info } = summary;
  return { ...headingOf({ ...info, id: info.id ?? freshSetId(info.title, []) }), questions };
}
