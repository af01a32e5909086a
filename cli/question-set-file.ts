import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { parseQuestionSet } from '../src/lib/questions/schema';
import type { QuestionSet } from '../src/lib/questions/question';
import { UsageError } from './usage-error';

const builtIn = join(import.meta.dirname, '..', 'static', 'question-sets');

/** Names of the question sets that come with the lab. */
export function builtInNames(): string[] {
  return readdirSync(builtIn)
    .map((name) => basename(name, '.json'))
    .filter((name) => name !== 'index')
    .sort();
}

/**
 * A question set by built-in name or from a JSON file.
 * @throws UsageError when there is none, or what is wrong in the file
 */
export function readQuestionSet(nameOrFile: string): QuestionSet {
  const named = builtInNames().includes(nameOrFile);
  const path = named ? join(builtIn, `${nameOrFile}.json`) : nameOrFile;
  if (!existsSync(path)) {
    throw new UsageError(
      `--set: there is no file "${nameOrFile}" and no built-in set of that name (${builtInNames().join(', ')}).`
    );
  }
  let json: unknown;
  try {
    json = JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    throw new UsageError(`${path} is not valid JSON: ${(error as Error).message}`);
  }
  try {
    return parseQuestionSet(json);
  } catch (error) {
    throw new UsageError(`${path}: ${(error as Error).message}`);
  }
}
