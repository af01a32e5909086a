import type { FilePlace, GoldKind, KeyQuestion } from '../src/lib/questions/import/import-result';
import type { ImportSummary } from '../src/lib/questions/import/read-questions';

/** One thing wrong or doubtful in a file. */
export interface Problem extends FilePlace {
  reason: string;
  /** The value it is about, at most 80 characters of it. */
  value: string | null;
  /** What became of it: as `FaultEffect`; `doubt`, it was read in one of two ways; `not read`, a person has to say how. */
  effect: string;
}

const KINDS: Record<GoldKind, string> = {
  'index from 0': 'from 0',
  'index from 1': 'from 1',
  letter: 'as a letter',
  text: 'as the option itself'
};

function cureOf({ candidates }: KeyQuestion): string {
  const numbered = candidates.some(({ kind }) => kind.startsWith('index'));
  return numbered
    ? 'say --index-base 0 or --index-base 1'
    : 'rename the options, or give the right one by its whole text';
}

function askedProblem(question: KeyQuestion): Problem {
  const { file, row, line, column, key, candidates, question: text } = question;
  const readings = candidates.map(
    ({ kind, answer }) => `${KINDS[kind]} it is ${answer === null ? 'no option' : `"${answer}"`}`
  );
  return {
    file,
    row,
    line,
    column,
    value: key,
    reason: `cannot be known: nothing in the file shows how its keys are meant. For "${text}" the key is ${key}: ${readings.join(', ')}; ${cureOf(question)}`,
    effect: 'not read'
  };
}

const CURES = {
  split: (separator: string | undefined) => `; --split-answers "${separator}" splits it`,
  context: (_: string | undefined, column: string | null) =>
    `; --columns "${column}=context" puts it before the question`,
  keys: () => '; --index-base 0 or 1 says it'
};

/** Everything wrong or doubtful, what needs an answer first. */
export function problemsOf(summary: ImportSummary): Problem[] {
  const { unrecognised, asked, faults, repairs, doubts } = summary;
  return [
    ...asked.map(askedProblem),
    ...unrecognised.map(({ file, columns }) => ({
      file,
      row: null,
      line: null,
      column: null,
      value: null,
      reason: `none of its columns (${columns.join(', ')}) plainly holds questions, or answers; name two of them "question" and "answer", or say --columns name=question,name=answer`,
      effect: 'row left out'
    })),
    ...doubts.map(({ file, row, line, column, reason, value, rows, about, separator, other }) => ({
      file,
      row,
      line,
      column,
      value: value ?? null,
      reason: `${reason}${about === 'split' && rows > 1 ? ` (${rows} rows)` : ''}${other || about !== 'context' ? CURES[about](separator, column) : ''}`,
      effect: 'doubt'
    })),
    ...faults.map(({ file, row, line, column, reason, value, effect }) => ({
      file,
      row,
      line,
      column,
      value: value ?? null,
      reason,
      effect
    })),
    ...repairs.map(({ file, row, line, column, found, readAs, excerpt }) => ({
      file,
      row,
      line,
      column,
      value: found,
      reason: `the byte ${found} is no UTF-8; it was read as "${readAs}" (…${excerpt}…)`,
      effect: 'changed'
    }))
  ];
}

/** How many problems there are, also those beyond the ones kept. */
export function problemCount({ unrecognised, asked, faultCount, repairs, doubts }: ImportSummary): number {
  return unrecognised.length + asked.length + faultCount + repairs.length + doubts.length;
}

/** "Not used: …", a line a file that has such columns. */
export function notUsedWords({ files }: Pick<ImportSummary, 'files'>): string[] {
  return files
    .filter(({ notUsed }) => notUsed.length > 0)
    .map(({ file, notUsed }) => `${files.length > 1 ? `${file}: ` : ''}Not used: ${notUsed.join(', ')}`);
}

/** A place in words. */
export function placeWords({ file, row, column }: FilePlace): string {
  return [file, row === null ? null : `row ${row}`, column].filter((part) => part !== null).join(', ');
}
